import type { CodeLanguage } from '../../../shared/ipc/inference-requests.ts'
import { awsCli } from './aws-cli.ts'
import { boto3 } from './boto3.ts'
import { javascript } from './javascript.ts'
import { draftOf, type Draft, type Program, type SentRequest, type Surroundings } from './program.ts'
import { pydanticAi } from './pydantic-ai.ts'
import { strands } from './strands.ts'

const writers: Readonly<Record<CodeLanguage, { readonly write: (draft: Draft) => string; readonly fileName: string }>> = {
  'aws-cli': { write: awsCli, fileName: 'request.sh' },
  boto3: { write: boto3, fileName: 'request.py' },
  javascript: { write: javascript, fileName: 'request.mjs' },
  strands: { write: strands, fileName: 'agent.py' },
  'pydantic-ai': { write: pydanticAi, fileName: 'agent.py' },
}

/** A request as a program that sends it once more. `files` are those that it reads, with the names that it knows them by. */
export const codeOf = (language: CodeLanguage, sent: SentRequest, surroundings: Surroundings): Program => {
  const { write, fileName } = writers[language]
  const draft = draftOf(sent, surroundings)
  return { code: write(draft), fileName, files: draft.files }
}
