import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { settingsMessages } from '../../../shared/messages/settings.ts'
import type { Profile } from '../../../shared/profile.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { changeProfile } from '../../state/profiles.ts'
import { bedrockRegions } from '../../state/region.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EndpointFields } from './endpoint-fields.tsx'
import { areEndpointsUsable, endpointsToSend, endpointTexts } from './endpoints.ts'
import { escapeCloses } from './escape-closes.ts'
import { nameAndRegionProblems } from './profile-draft.ts'

/** What can be changed about a profile made in the app without its secret. */
export const ProfileEditor = ({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) => {
  const [draft, setDraft] = useState({
    name: profile.name,
    region: profile.region ?? '',
    endpoints: endpointTexts(profile.endpoints),
  })
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  const problems = nameAndRegionProblems(draft)
  const change = (part: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...part }))
  const save = async (): Promise<void> => {
    if (Object.keys(problems).length > 0 || !areEndpointsUsable(draft.endpoints)) return focusFirstProblem(form.current)
    setIsSaving(true)
    const changed = await changeProfile({
      profileId: profile.id,
      name: draft.name.trim(),
      region: draft.region.trim(),
      endpoints: endpointsToSend(draft.endpoints),
    })
    setIsSaving(false)
    setError(changed.ok ? null : changed.error)
    if (!changed.ok) return
    showToast({ text: words.saved(changed.value.name) })
    onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <form
      onKeyDown={escapeCloses(onClose)}
      ref={form}
      className="keys-form profile-editor"
      aria-label={words.editOf(profile.name)}
      onSubmit={submit}
      noValidate
    >
      <TextField
        label={settingsMessages.name}
        value={draft.name}
        maxLength={80}
        problem={problems.name}
        onChange={(name) => change({ name })}
        autoFocus
      />
      <SuggestField
        label={words.bedrockRegion}
        suggestions={bedrockRegions}
        value={draft.region}
        problem={problems.region}
        onChange={(region) => change({ region })}
      />
      <EndpointFields value={draft.endpoints} onChange={(endpoints) => change({ endpoints })} />
      {error !== null && <ErrorNotice error={error} />}
      <div className="form-buttons">
        <Button variant="primary" type="submit" disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
        <Button onClick={onClose}>{appMessages.cancel}</Button>
      </div>
    </form>
  )
}
