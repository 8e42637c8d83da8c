/** What the service is known to refuse from each family, told from its documentation and not from the app's own rules. Unknown families are let through. */
const geographies = /^(?:us-gov|us|eu|apac|jp|au|ca|global|sa|il|me|mx|af)\./u

/** The models behind the application profiles of the local control plane. */
const applicationProfiles: Readonly<Record<string, string>> = {
  abcdefghijkl: 'anthropic.claude-sonnet-5-5',
  mnopqrstuvwx: 'amazon.nova-micro-v1:0',
}

export const baseIdOf = (modelId: string): string => {
  const id = modelId.replace(/^arn:.*\//u, '').replace(geographies, '')
  return modelId.includes(':application-inference-profile/') ? (applicationProfiles[id] ?? id) : id
}

/** What comes later is let through like any model that is not known. */
const newestGeneration = 5.5

export type Claude = {
  readonly kind: string
  readonly version: number
  readonly thinking: 'extended' | 'adaptive' | 'always' | null
  /** null where nobody knows them: any is taken. */
  readonly efforts: readonly string[] | null
}

const thinkingOf = (kind: string, version: number): Claude['thinking'] => {
  if (['fable', 'mythos'].includes(kind) || (version === 5.5 && kind !== 'haiku')) return 'always'
  if (version >= 4.6) return 'adaptive'
  return version >= 4 ? 'extended' : null
}

const effortsOf = (kind: string, version: number): readonly string[] | null => {
  if (kind === 'haiku' && version > 5) return null
  if (kind === 'fable' || kind === 'mythos' || version >= 4.7) return ['low', 'medium', 'high', 'xhigh', 'max']
  if (version >= 4.6) return ['low', 'medium', 'high', 'max']
  return kind === 'opus' && version === 4.5 ? ['low', 'medium', 'high'] : []
}

/** Null for what is no Claude, or one that cannot be told from its id. */
export const claudeOf = (baseId: string): Claude | null => {
  const [, kind, major, minor = '0'] = /^anthropic\.claude-([a-z]+)-(\d)(?:-(\d)(?!\d))?/u.exec(baseId) ?? []
  if (kind === undefined || major === undefined) return null
  const version = Number(`${major}.${minor}`)
  if (version > newestGeneration) return null
  return { kind, version, thinking: thinkingOf(kind, version), efforts: effortsOf(kind, version) }
}

export const isClaude = (baseId: string): boolean => baseId.startsWith('anthropic.')
export const isNova = (baseId: string): boolean => /^amazon\.nova-(?:micro|lite|pro|2-lite)/u.test(baseId)
export const isNova2 = (baseId: string): boolean => baseId.startsWith('amazon.nova-2-lite')
const isKnownOther = (baseId: string): boolean =>
  /^(?:meta\.llama|mistral\.|ai21\.|deepseek\.|qwen\.|openai\.|google\.gemma|minimax\.|moonshot|zai\.|nvidia\.|writer\.|xai\.)/u.test(
    baseId,
  )
export const isKnown = (baseId: string): boolean => isClaude(baseId) || isNova(baseId) || isKnownOther(baseId)

const unstructuredClaudes = new Set(['opus 4.1', 'opus 4.7', 'opus 4.8', 'opus 5', 'sonnet 5', 'fable 5'])

/** Families that are known not to have it. */
export const lacks = {
  system: (baseId: string) => /^mistral\.(?:mistral-7b|mixtral)/u.test(baseId),
  tools: (baseId: string) => /^(?:deepseek\.r1|mistral\.mistral-7b|mistral\.mixtral|writer\.palmyra-vision)/u.test(baseId),
  documents: (baseId: string) => /^(?:qwen\.|amazon\.nova-micro)/u.test(baseId),
  images: (baseId: string) =>
    /^(?:qwen\.qwen3-(?!vl)|amazon\.nova-micro|meta\.llama3|mistral\.(?:mistral-7b|mixtral)|deepseek\.|openai\.gpt-oss|ai21\.|minimax\.|zai\.|writer\.palmyra-x)/u.test(
      baseId,
    ),
  video: (baseId: string) => isKnown(baseId) && !/^amazon\.nova-(?:lite|pro|2-lite)/u.test(baseId),
  audio: (baseId: string) => isKnown(baseId) && !/^(?:mistral\.voxtral|openai\.gpt-(?!oss)|qwen\.|google\.|xai\.)/u.test(baseId),
  s3: (baseId: string) => isKnown(baseId) && !isNova(baseId),
  searchResults: (baseId: string) => isKnownOther(baseId),
  citations: (baseId: string) => isKnownOther(baseId),
  cachePoints: (baseId: string) => isKnownOther(baseId) && !baseId.startsWith('xai.'),
  serverTools: (baseId: string) => isKnown(baseId) && !isNova2(baseId),
  toolResultStatus: (baseId: string) => baseId.startsWith('writer.'),
  forcedToolChoice: (baseId: string) =>
    /^(?:meta\.|mistral\.|ai21\.|deepseek\.|qwen\.|openai\.gpt-oss|google\.|minimax\.|nvidia\.|writer\.)/u.test(baseId),
  /** Constrained answers and strict tools. */
  structured: (baseId: string) => {
    const claude = claudeOf(baseId)
    return claude === null
      ? /^(?:amazon\.nova|meta\.|mistral\.(?:pixtral|mistral-7b|mixtral)|ai21\.|deepseek\.r1|writer\.)/u.test(baseId)
      : unstructuredClaudes.has(`${claude.kind} ${claude.version}`)
  },
} as const

const midSystem = /^anthropic\.claude-(?:opus-4-8|opus-5|sonnet-5|haiku-5-5|fable-5)(?:$|-|:)/u
const midTools = /^anthropic\.claude-(?:opus-4-8|opus-5|sonnet-5-5|haiku-5-5|fable-5)(?:$|-|:)/u
export const takesMidSystem = (baseId: string): boolean => !isKnown(baseId) || midSystem.test(baseId)
export const takesMidTools = (baseId: string): boolean => !isKnown(baseId) || midTools.test(baseId)

/** What a tool result may carry besides text and JSON; null is anything. */
export const resultMediaOf = (baseId: string): readonly string[] | null => {
  if (isClaude(baseId)) return ['image', 'document', 'searchResult']
  if (baseId.startsWith('amazon.nova-micro')) return []
  if (isNova(baseId)) return ['image', 'document', 'video']
  if (/^(?:qwen\.|moonshot|meta\.llama3|openai\.gpt-)/u.test(baseId)) return []
  if (baseId.startsWith('meta.llama4')) return ['image', 'document']
  return baseId.startsWith('mistral.') ? ['document'] : null
}
