import type { StructuredAnswer } from '../../shared/model.ts'

/** What the model is told when its answer did not follow the schema. */
export const correctionFor = ({ problems }: StructuredAnswer): string =>
  `Your answer does not follow the JSON Schema. Give the whole answer again, as JSON that follows it. What was wrong:\n${problems.join('\n')}`
