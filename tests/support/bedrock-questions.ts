import { randomUUID } from 'node:crypto'
import type { AwsConnection } from '../../src/main/aws-connection.ts'
import { messageIdSchema } from '../../src/shared/ids.ts'
import { defaultCaching, defaultInference, type InferenceSettings } from '../../src/shared/inference.ts'
import type { ReplyRequest } from '../../src/main/bedrock/reply-request.ts'
import type { CollectedReply } from './collect-reply.ts'

export const patientTimeouts = { firstEventTimeoutMs: 20_000, betweenEventsTimeoutMs: 20_000 } as const
export const neverAborted = new AbortController().signal

export const connectionTo = (url: string | null, more: Partial<AwsConnection> = {}): AwsConnection => ({
  profileId: 'app:11111111-1111-4111-8111-111111111111',
  profileName: 'Work',
  isDemo: false,
  region: 'eu-west-1',
  endpoints: { runtime: url, controlPlane: null, agentRuntime: null },
  identity: { type: 'keys', credentials: () => Promise.resolve({ accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'secret' }) },
  ...more,
})

/** The settings of a question, without caching unless the test is about it. */
const settingsOf = (more: Partial<InferenceSettings> = {}): InferenceSettings => ({
  ...defaultInference,
  maxTokens: 500,
  caching: { ...defaultCaching, mode: 'off' },
  ...more,
})

type More = Partial<Omit<ReplyRequest, 'settings'>> & { readonly settings?: Partial<InferenceSettings> }

export const question = (text: string, { settings, ...more }: More = {}): ReplyRequest => ({
  modelId: 'global.anthropic.claude-sonnet-4-6',
  appInstructions: 'Be brief.',
  summary: null,
  messages: [{ id: messageIdSchema.parse(randomUUID()), role: 'user', status: 'complete', parts: [{ type: 'text', text }], origin: null }],
  tools: [],
  settings: settingsOf(settings),
  output: null,
  correction: null,
  ...more,
})

export const calculator = {
  name: 'calculator',
  description: 'Calculates.',
  inputSchema: { type: 'object', properties: { expression: { type: 'string' } } },
}

export const ended = ({ parts, outcome }: CollectedReply) => ({ parts, status: outcome.status, code: outcome.error?.code ?? null })
