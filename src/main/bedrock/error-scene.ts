import type { ErrorContext } from '../../shared/user-facing-error.ts'

/** Where a request went and what it asked for. An empty region or model is one that is not known; `now` is milliseconds since 1970. */
export type ErrorScene = {
  readonly region: string
  readonly profileId?: string
  readonly modelId?: string
  readonly maxTokens?: number
  readonly now?: number
}

/** What the remedies of any failure need to know of its scene. */
export const contextOf = ({ region, profileId, modelId }: ErrorScene): ErrorContext => ({
  ...(region === '' ? {} : { region }),
  ...(profileId === undefined ? {} : { profileId }),
  ...(modelId === undefined || modelId === '' ? {} : { modelId }),
})
