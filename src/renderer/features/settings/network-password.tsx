import { useEffect, useState, type SyntheticEvent } from 'react'
import { networkSettingsMessages as words } from '../../../shared/messages/network-settings.ts'
import { keepPassword, loadPasswordState, removePassword, useNetwork } from '../../state/network.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'

const keepChoices = [
  { value: 'keychain', label: words.keepChoices.keychain },
  { value: 'until-quit', label: words.keepChoices['until-quit'] },
] as const

/** What has become of the proxy's password, and a field for a new one; the old one is never shown. */
export const NetworkPassword = () => {
  const { state, error } = useNetwork((network) => network.password)
  const [password, setPassword] = useState('')
  const [keep, setKeep] = useState<'keychain' | 'until-quit'>('keychain')
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => void loadPasswordState(), [])
  const isFine = state === 'saved' || state === 'session-only'
  const run = async (work: Promise<boolean>, done: string): Promise<void> => {
    setIsBusy(true)
    const worked = await work
    setIsBusy(false)
    if (!worked) return
    setPassword('')
    showToast({ text: done })
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (password !== '') void run(keepPassword(password, keep), words.passwordKept)
  }
  return (
    <form className="network-password" onSubmit={submit}>
      <div>
        <p className="setting-label">{words.proxyPassword}</p>
        <p className={isFine || state === 'absent' ? 'setting-note' : 'setting-problem'} role="status">
          {words.passwordStates[state]}
        </p>
      </div>
      <TextField
        label={words.newPassword}
        type="password"
        value={password}
        maxLength={1024}
        note={words.newPasswordNote}
        onChange={setPassword}
      />
      <div className="field">
        <span className="field-label">{words.keep}</span>
        <Segments label={words.keep} value={keep} options={keepChoices} onChange={setKeep} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <div className="network-buttons">
        <Button variant="primary" type="submit" disabled={isBusy || password === ''}>
          {isBusy ? words.savingPassword : words.savePassword}
        </Button>
        {isFine && (
          <Button disabled={isBusy} onClick={() => void run(removePassword(), words.passwordRemoved)}>
            {words.removePassword}
          </Button>
        )}
        {(state === 'locked' || state === 'denied' || state === 'unavailable') && (
          <Button disabled={isBusy} onClick={() => void loadPasswordState()}>
            {words.lookAgain}
          </Button>
        )}
      </div>
    </form>
  )
}
