import { outputToolName } from './output-tool-name.ts'
import type { OutputConfig, ToolChoice } from '@aws-sdk/client-bedrock-runtime'
import type { OutputSchema } from '../../shared/inference.ts'
import type { StructuredAnswer } from '../../shared/model.ts'
import type { Entry } from './conversation-order.ts'
import type { ModelRule } from './model-rules.ts'
import type { ToolSpec } from './reply-request.ts'
import { strictSchema } from './strict-schema.ts'

type Mode = StructuredAnswer['mode']
type Answering = { readonly rule: ModelRule; readonly isThinking: boolean }

/** What is added to a request so that its answer follows a schema. `instruction` is said beside the newest question. */
export type OutputRequest = {
  readonly mode: Mode | null
  readonly outputConfig: OutputConfig | null
  readonly tool: ToolSpec | null
  readonly toolChoice: ToolChoice | null
  readonly instruction: string | null
}

const isForTool = ({ schema }: OutputSchema): boolean => schema['type'] === 'object'

/** The best way there is to have the schema followed: by the service, by a tool, or by asking. */
const outputModeOf = (output: OutputSchema, rule: ModelRule): Mode => {
  if (rule.structured !== false && strictSchema(output.schema) !== null) return 'native'
  return rule.tools !== false && isForTool(output) ? 'tool' : 'instruction'
}

const nothing: OutputRequest = { mode: null, outputConfig: null, tool: null, toolChoice: null, instruction: null }

const nativeConfig = ({ name, description, schema }: OutputSchema): OutputConfig => ({
  textFormat: {
    type: 'json_schema',
    structure: {
      jsonSchema: { schema: JSON.stringify(strictSchema(schema) ?? schema), name, ...(description.trim() === '' ? {} : { description }) },
    },
  },
})

const toolOf = ({ description, schema }: OutputSchema): ToolSpec => {
  const { $schema: _dialect, $id: _id, ...inputSchema } = schema
  return {
    name: outputToolName,
    description: `Gives the final answer to the question.${description.trim() === '' ? '' : ` ${description.trim()}`}`,
    inputSchema,
  }
}

const useTheTool = `Give the final answer by calling the tool ${outputToolName} once, and not in text.`
const followTheSchema = ({ description, schema }: OutputSchema): string =>
  [
    'Answer with one JSON value that follows this JSON Schema, and with nothing else: no explanation and no code fence.',
    ...(description.trim() === '' ? [] : [description.trim()]),
    JSON.stringify(schema),
  ].join('\n')

/** A choice is forced only where the model takes that and does not think: https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html */
const byTool = (output: OutputSchema, hasOtherTools: boolean, { rule, isThinking }: Answering): OutputRequest => {
  const isForced = rule.forcedToolChoice !== false && !isThinking
  const toolChoice: ToolChoice = hasOtherTools ? { any: {} } : { tool: { name: outputToolName } }
  return {
    ...nothing,
    mode: 'tool',
    tool: toolOf(output),
    toolChoice: isForced ? toolChoice : null,
    instruction: isForced && !hasOtherTools ? null : useTheTool,
  }
}

export const outputRequest = (output: OutputSchema | null, hasOtherTools: boolean, answering: Answering): OutputRequest => {
  if (output === null) return nothing
  const mode = outputModeOf(output, answering.rule)
  switch (mode) {
    case 'native':
      return { ...nothing, mode, outputConfig: nativeConfig(output) }
    case 'tool':
      return byTool(output, hasOtherTools, answering)
    case 'instruction':
      return { ...nothing, mode, instruction: followTheSchema(output) }
  }
}

/** Says it beside the newest question, behind everything that may be cached; beside tool results only where nothing else is left. */
export const withInstruction = (entries: readonly Entry[], newestQuestion: number, instruction: string | null): readonly Entry[] => {
  if (instruction === null) return entries
  const isQuestion = ({ role, content }: Entry): boolean => role === 'user' && content.every((block) => block.toolResult === undefined)
  const given = entries[newestQuestion]
  const target = given !== undefined && given.role === 'user' ? newestQuestion : entries.findLastIndex(isQuestion)
  return entries.map((entry, index) => (index === target ? { ...entry, content: [...entry.content, { text: instruction }] } : entry))
}
