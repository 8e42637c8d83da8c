import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { sourceOf, type InferenceKey } from '../../state/inference-layers.ts'
import { resetInference, resetModelInference } from '../../state/inference.ts'
import type { InferenceView } from './inference-view.ts'
import { showLayerChange } from './show-layer-change.ts'

/** The button that was pressed goes with what it has reset; its field takes the focus, or the pane where the field cannot. */
const focusBeside = (button: HTMLElement): void => {
  const control = button.closest('.field, .check-field')?.querySelector<HTMLElement>(':is(input, textarea, .picker-button):not(:disabled)')
  const target = control ?? button.closest<HTMLElement>('[tabindex="-1"]')
  target?.focus()
}

type SettingSourceProps = { readonly view: InferenceView; readonly settingKey: InferenceKey; readonly label: string }

/** Says quietly where a value is from, and gives it back to the layer below. */
export const SettingSource = ({ view, settingKey, label }: SettingSourceProps) => {
  const source = sourceOf(view.layers, settingKey)
  const reset = (button: HTMLElement): void => {
    focusBeside(button)
    if (source === 'conversation') void resetInference([settingKey])
    else void resetModelInference([settingKey]).then((change) => showLayerChange(change, words.wasReset(label)))
  }
  return (
    <span className="setting-source" data-source={source}>
      <span>{words.sources[source]}</span>
      {source !== 'app' && (
        <button
          type="button"
          className="setting-reset"
          aria-label={source === 'conversation' ? words.resetLabel(label) : words.resetModelLabel(label)}
          onClick={(event) => reset(event.currentTarget)}
        >
          {words.reset}
        </button>
      )}
    </span>
  )
}
