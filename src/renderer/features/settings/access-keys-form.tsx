import { useState, type SyntheticEvent } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { addAccessKeys } from '../../state/profiles.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { emptyKeys, keysProblems, keysToSend, type KeysDraft } from './access-keys.ts'

const keepChoices = [
  { value: 'keychain', label: words.keepChoices.keychain },
  { value: 'until-quit', label: words.keepChoices['until-quit'] },
] as const

/** Folded until wanted. The keys are dropped from the page as soon as main has them. */
export const AccessKeysForm = () => {
  const [keys, setKeys] = useState(emptyKeys)
  const [wasTried, setWasTried] = useState(false)
  const [isAdding, setIsAdding] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const problems = wasTried ? keysProblems(keys) : {}
  const change = (part: Partial<KeysDraft>): void => setKeys((before) => ({ ...before, ...part }))
  const add = async (): Promise<void> => {
    setIsAdding(true)
    const added = await addAccessKeys(keysToSend(keys))
    setIsAdding(false)
    setError(added.ok ? null : added.error)
    if (!added.ok) return
    setKeys(emptyKeys)
    setWasTried(false)
    showToast({ text: words.added(added.value.name) })
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (Object.keys(keysProblems(keys)).length === 0) void add()
  }
  return (
    <details className="setting-group keys-details">
      <summary className="setting-heading">{words.addKeys}</summary>
      <p className="setting-note">{words.addKeysNote}</p>
      <form className="keys-form" onSubmit={submit} noValidate>
        <TextField
          label={words.name}
          value={keys.name}
          maxLength={80}
          placeholder={words.namePlaceholder}
          problem={problems.name}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={words.region}
          value={keys.region}
          placeholder="us-east-1"
          problem={problems.region}
          onChange={(region) => change({ region })}
        />
        <TextField
          label={words.accessKeyId}
          value={keys.accessKeyId}
          problem={problems.accessKeyId}
          onChange={(accessKeyId) => change({ accessKeyId })}
        />
        <TextField
          label={words.secretAccessKey}
          type="password"
          value={keys.secretAccessKey}
          maxLength={256}
          problem={problems.secretAccessKey}
          onChange={(secretAccessKey) => change({ secretAccessKey })}
        />
        <TextField
          label={words.sessionToken}
          type="password"
          value={keys.sessionToken}
          maxLength={8192}
          note={words.sessionTokenNote}
          onChange={(sessionToken) => change({ sessionToken })}
        />
        <div className="field">
          <span className="field-label">{words.keep}</span>
          <Segments label={words.keep} value={keys.keep} options={keepChoices} onChange={(keep) => change({ keep })} />
        </div>
        {error !== null && <ErrorNotice error={error} />}
        <Button variant="primary" type="submit" disabled={isAdding}>
          {isAdding ? words.adding : words.add}
        </Button>
      </form>
    </details>
  )
}
