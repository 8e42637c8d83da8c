import { useState, type ReactNode } from 'react'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { sourceOf, type InferenceKey } from '../../state/inference-layers.ts'
import type { InferenceView } from './inference-view.ts'

type GroupProps = {
  readonly view: InferenceView
  readonly name: keyof typeof words.groups
  /** The settings in it: a folded group says how many are not the app's. */
  readonly keys: readonly InferenceKey[]
  readonly isOpenAtFirst?: boolean
  readonly children: ReactNode
}

/** What was unfolded stays so in the next conversation, and when the pane is opened again. */
const unfolded = new Map<keyof typeof words.groups, boolean>()

/** Settings that belong together under a heading that unfolds them; what is folded is not drawn. */
export const Group = ({ view, name, keys, isOpenAtFirst = false, children }: GroupProps) => {
  const [isOpen, setIsOpen] = useState(() => unfolded.get(name) ?? isOpenAtFirst)
  const fold = (open: boolean): void => {
    unfolded.set(name, open)
    setIsOpen(open)
  }
  const changed = keys.filter((key) => sourceOf(view.layers, key) !== 'app').length
  return (
    <details className="fold inference-group" open={isOpen} onToggle={(event) => fold(event.currentTarget.open)}>
      <summary>
        <h3>{words.groups[name]}</h3>
        {changed > 0 && <span className="inference-group-changed">{words.changedInGroup(changed)}</span>}
      </summary>
      {isOpen && <div className="inference-fields">{children}</div>}
    </details>
  )
}
