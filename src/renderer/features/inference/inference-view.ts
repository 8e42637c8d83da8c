import type { InferenceSettings } from '../../../shared/inference.ts'
import type { InferenceLayers } from '../../../shared/ipc/inference-requests.ts'
import type { InferenceTarget } from '../../state/inference.ts'

/** What every group of the pane draws. */
export type InferenceView = {
  readonly layers: InferenceLayers
  /** What is sent. */
  readonly settings: InferenceSettings
  readonly target: InferenceTarget
  readonly modelName: string
  /** Names the fields of this conversation, so that what was typed into them and cannot be used yet is found again. */
  readonly draftPrefix: string
}

export type GroupProps = { readonly view: InferenceView }
