import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { Profile } from '../../../shared/profile.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { loadProfileStates, loadSecretStates } from '../../state/profile-states.ts'
import { replaceSecret } from '../../state/profiles.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { showToast } from '../../ui/toast.tsx'
import { escapeCloses } from './escape-closes.ts'
import { KeepField } from './keep-field.tsx'
import { emptySecret, secretProblems, secretToSend, type Keep } from './profile-draft.ts'
import { SecretFields } from './secret-fields.tsx'

/** Takes a new secret for a profile; the old one is never shown. It is dropped from the page as soon as main has it. */
export const SecretEditor = ({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) => {
  const kind = profile.kind === 'app-api-key' ? 'app-api-key' : 'app-keys'
  const [secret, setSecret] = useState(emptySecret)
  const [keep, setKeep] = useState<Keep>('keychain')
  const [wasTried, setWasTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const problems = secretProblems(kind, secret)
  const save = async (): Promise<void> => {
    if (Object.keys(problems).length > 0) return focusFirstProblem(form.current)
    setIsSaving(true)
    const replaced = await replaceSecret({ profileId: profile.id, secret: secretToSend(kind, secret), keep })
    setIsSaving(false)
    setError(replaced.ok ? null : replaced.error)
    if (!replaced.ok) return
    setSecret(emptySecret)
    void loadSecretStates()
    void loadProfileStates()
    showToast({ text: words.secretReplaced(profile.name) })
    onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    void save()
  }
  return (
    <form
      onKeyDown={escapeCloses(onClose)}
      ref={form}
      className="keys-form profile-editor"
      aria-label={words.replaceSecretOf(profile.name)}
      onSubmit={submit}
      noValidate
    >
      <SecretFields
        kind={kind}
        value={secret}
        problems={wasTried ? problems : {}}
        onChange={(part) => setSecret((before) => ({ ...before, ...part }))}
      />
      <KeepField value={keep} onChange={setKeep} />
      {error !== null && <ErrorNotice error={error} />}
      <div className="form-buttons">
        <Button variant="primary" type="submit" disabled={isSaving}>
          {isSaving ? words.saving : words.replaceSecret}
        </Button>
        <Button onClick={onClose}>{appMessages.cancel}</Button>
      </div>
    </form>
  )
}
