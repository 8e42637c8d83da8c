import { useEffect, useRef, useState } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { startNewSignIn } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { AddProfileForm } from './add-profile-form.tsx'
import { escapeCloses } from './escape-closes.ts'
import type { TypedKind } from './profile-draft.ts'

const ways = ['app-sso', 'app-keys', 'app-api-key', 'app-role'] as const satisfies readonly (TypedKind | 'app-sso')[]

/** The four ways to make a profile, and the form of the one that was chosen. */
export const AddProfile = ({ onClose }: { readonly onClose: () => void }) => {
  const [way, setWay] = useState<TypedKind | 'app-sso'>('app-sso')
  const choices = useRef<HTMLFieldSetElement>(null)
  useEffect(() => choices.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const signIn = (): void => {
    onClose()
    startNewSignIn()
  }
  return (
    <div className="add-profile" role="group" aria-label={words.add} onKeyDown={escapeCloses(onClose)}>
      <p className="setting-note">{words.addNote}</p>
      <fieldset ref={choices} className="way-choices" aria-label={words.waysLabel}>
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
      <AddProfileForm kind={way === 'app-sso' ? null : way} onClose={onClose}>
        <p className="setting-note">{words.identityCenterNote}</p>
        <div className="form-buttons">
          <Button variant="primary" onClick={signIn}>
            {words.continueToSignIn}
          </Button>
          <Button onClick={onClose}>{appMessages.cancel}</Button>
        </div>
      </AddProfileForm>
    </div>
  )
}
