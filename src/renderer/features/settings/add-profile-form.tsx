import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { loadSecretStates } from '../../state/profile-states.ts'
import { addProfile } from '../../state/profiles.ts'
import { bedrockRegions } from '../../state/region.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EndpointFields } from './endpoint-fields.tsx'
import { KeepField } from './keep-field.tsx'
import { draftProblems, emptyDraft, profileToAdd, type ProfileDraft, type TypedKind } from './profile-draft.ts'
import { RoleFields } from './role-fields.tsx'
import { SecretFields } from './secret-fields.tsx'

type AddProfileFormProps = {
  /** Null shows the children instead; what was typed for another kind is still there when it is chosen again. */
  readonly kind: TypedKind | null
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Secrets are dropped from the page as soon as main has them. */
export const AddProfileForm = ({ kind, onClose, children }: AddProfileFormProps) => {
  const [draft, setDraft] = useState(emptyDraft)
  const [tried, setTried] = useState<TypedKind | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  const [failure, setFailure] = useState<{ readonly kind: TypedKind; readonly error: UserFacingError } | null>(null)
  const form = useRef<HTMLFormElement>(null)
  if (kind === null) return children
  const problems = tried === kind ? draftProblems(kind, draft) : {}
  const change = (part: Partial<ProfileDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const add = async (): Promise<void> => {
    const profile = profileToAdd(kind, draft)
    if (profile === null) return focusFirstProblem(form.current)
    setIsAdding(true)
    const added = await addProfile(profile)
    setIsAdding(false)
    setFailure(added.ok ? null : { kind, error: added.error })
    if (!added.ok) return
    setDraft(emptyDraft)
    void loadSecretStates()
    showToast({ text: words.added(added.value.name) })
    onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(kind)
    void add()
  }
  return (
    <form ref={form} className="keys-form" onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        value={draft.name}
        maxLength={80}
        placeholder={words.namePlaceholder}
        problem={problems.name}
        onChange={(name) => change({ name })}
      />
      <SuggestField
        label={profilesMessages.bedrockRegion}
        suggestions={bedrockRegions}
        value={draft.region}
        placeholder="us-east-1"
        problem={problems.region}
        onChange={(region) => change({ region })}
      />
      {kind === 'app-role' ? (
        <RoleFields draft={draft} problems={problems} onChange={change} />
      ) : (
        <>
          <SecretFields kind={kind} value={draft} problems={problems} onChange={change} />
          <KeepField value={draft.keep} onChange={(keep) => change({ keep })} />
        </>
      )}
      <EndpointFields value={draft.endpoints} onChange={(endpoints) => change({ endpoints })} />
      {failure?.kind === kind && <ErrorNotice error={failure.error} />}
      <div className="form-buttons">
        <Button variant="primary" type="submit" disabled={isAdding}>
          {isAdding ? words.adding : words.add}
        </Button>
        <Button onClick={onClose}>{appMessages.cancel}</Button>
      </div>
    </form>
  )
}
