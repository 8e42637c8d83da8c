import type { ReactNode } from 'react'
import type { InferenceKey } from '../../state/inference-layers.ts'
import { isOfPrompt, reasonAgainst } from './against.ts'
import type { InferenceView } from './inference-view.ts'
import { SettingSource } from './setting-source.tsx'

type SettingField = {
  readonly label: string
  readonly labelEnd: ReactNode
  readonly note: string | undefined
  readonly isDisabled: boolean
  readonly draftKey: string
}

/** What the field of a setting has to say about it: where its value is from, what it means, or why the model does not take it. */
export const fieldOf = (view: InferenceView, key: InferenceKey, label: string, note?: string): SettingField => {
  const { features } = view.layers
  const reason = reasonAgainst(key, features, view.modelName)
  return {
    label,
    labelEnd: <SettingSource view={view} settingKey={key} label={label} />,
    note: reason ?? note,
    isDisabled: reason !== undefined || isOfPrompt(key, features),
    draftKey: `${view.draftPrefix} ${key}`,
  }
}
