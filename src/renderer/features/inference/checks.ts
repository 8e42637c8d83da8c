import { inferenceMessages as words } from '../../../shared/messages/inference.ts'

/** The limits of src/shared/inference.ts, written out: its schemas' library stays out of the window. A test keeps the two together. */
export const maximumSystemPrompt = 200_000
export const maximumTokens = 1_000_000
export const maximumTopK = 500
export const minimumBudget = 1024
export const maximumBudget = 128_000
export const maximumStopSequences = 50
export const maximumPaths = 10
export const maximumMetadata = 16
export const maximumRedactionText = 2000
/** No limit of the service: as many as can be looked at. */
export const maximumVariables = 100

const metadata = /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/u
const guardrailId = /^(?:[a-z0-9]+|arn:aws[^:]*:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]+)$/u

export const pathProblem = (path: string): string | undefined => (/^\/[\s\S]{0,255}$/u.test(path) ? undefined : words.pathProblem)

export const metadataProblem = (name: string, value: string): string | undefined =>
  metadata.test(name) && metadata.test(value) ? undefined : words.metadataProblem

export const variableProblem = (name: string, value: string): string | undefined =>
  name.length <= 256 && value.length <= 100_000 ? undefined : words.variableProblem

export const guardrailIdProblem = (id: string): string | undefined =>
  id.length <= 2048 && guardrailId.test(id) ? undefined : words.guardrailIdProblem

export const guardrailVersionProblem = (version: string): string | undefined =>
  /^(?:[1-9]\d{0,7}|DRAFT)$/u.test(version) ? undefined : words.guardrailVersionProblem

export const redactionTextProblem = (text: string): string | undefined =>
  text.trim().length >= 1 && text.trim().length <= maximumRedactionText ? undefined : words.redactTextProblem
