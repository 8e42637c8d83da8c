import type { ModelRule } from './model-rules.ts'

export type LearnedRule = Partial<Pick<ModelRule, 'documents' | 'images' | 'system' | 'tools' | 'streamTools' | 'toolResultStatus'>>

const lessons: ReadonlyMap<string, LearnedRule> = new Map<string, LearnedRule>([
  ['documents-not-supported', { documents: false }],
  ['images-not-supported', { images: false }],
  ['system-not-supported', { system: false }],
  ['tools-not-supported', { tools: false }],
  ['tool-streaming-not-supported', { streamTools: false }],
  ['status-not-supported', { toolResultStatus: false }],
])

/** What a refusal teaches about the model, so that the same request can be put in another way; null when it teaches nothing. */
export const learnFromError = (errorCode: string): LearnedRule | null => lessons.get(errorCode) ?? null
