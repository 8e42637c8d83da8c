import Plus from 'lucide-react/icons/plus'
import { useEffect, useRef, useState } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { startNewSignIn } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { AddProfileForm } from './add-profile-form.tsx'
import type { TypedKind } from './profile-draft.ts'

const ways = ['app-sso', 'app-keys', 'app-api-key', 'app-role'] as const satisfies readonly (TypedKind | 'app-sso')[]

/** One button; then the four ways, and the form of the one that was chosen. */
export const AddProfile = () => {
  const [isOpen, setIsOpen] = useState(false)
  const [way, setWay] = useState<TypedKind | 'app-sso'>('app-sso')
  const panel = useRef<HTMLFieldSetElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen) panel.current?.querySelector<HTMLElement>('input:checked')?.focus()
    else if (wasOpen.current) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const close = (): void => setIsOpen(false)
  if (!isOpen) {
    return (
      <div className="setting-group add-profile">
        <Button ref={button} onClick={() => setIsOpen(true)}>
          <Plus />
          {words.add}
        </Button>
      </div>
    )
  }
  return (
    <section className="setting-group add-profile" aria-labelledby="settings-add-profile">
      <h3 id="settings-add-profile" className="setting-heading">
        {words.add}
      </h3>
      <p className="setting-note">{words.addNote}</p>
      <fieldset ref={panel} className="way-choices" aria-label={words.waysLabel}>
        {ways.map((name) => (
          <label key={name} className="way-choice">
            <input type="radio" className="visually-hidden" name="way" checked={name === way} onChange={() => setWay(name)} />
            <span className="way-choice-card">
              <span className="setting-label">{words.ways[name]}</span>
              <span className="setting-note">{words.wayNotes[name]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <AddProfileForm kind={way === 'app-sso' ? null : way} onClose={close}>
        <p className="setting-note">{words.identityCenterNote}</p>
        <Buttons onSignIn={startNewSignIn} onClose={close} />
      </AddProfileForm>
    </section>
  )
}

const Buttons = ({ onSignIn, onClose }: { readonly onSignIn: () => void; readonly onClose: () => void }) => (
  <div className="form-buttons">
    <Button variant="primary" onClick={onSignIn}>
      {words.continueToSignIn}
    </Button>
    <Button onClick={onClose}>{appMessages.cancel}</Button>
  </div>
)
