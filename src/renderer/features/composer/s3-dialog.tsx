import { useEffect, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import type { ProfileId } from '../../../shared/ids.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { attachFromS3 } from '../../state/attach-files.ts'
import { removeDraftText, type DraftKey } from '../../state/composer-draft.ts'
import { useChosenProfileId } from '../../state/models.ts'
import { ensureProfiles, useProfiles } from '../../state/profiles.ts'
import { bedrockRegions } from '../../state/region.ts'
import { useRegionInEffect } from '../../state/switch-profile.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FieldFrame, useControlAttributes } from '../../ui/field-frame.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { s3Problems, s3SourceOf } from './s3-source.ts'
import { useOpenDialog } from './use-open-dialog.ts'
import './file-dialogs.css'

type S3DialogProps = { readonly uri: string; readonly typed: string | null; readonly draftKey: DraftKey; readonly onClose: () => void }

/** Takes a file by its address in S3, with the profile of the conversation unless another is chosen. */
export const S3Dialog = ({ uri, typed, draftKey, onClose }: S3DialogProps) => {
  const ofConversation = useChosenProfileId()
  const inEffect = useRegionInEffect()
  const [form, setForm] = useState({ uri, bucketOwner: '', region: inEffect.isChosen ? inEffect.region : '' })
  const [chosenId, setProfileId] = useState<ProfileId | null>(null)
  const [wasTried, setWasTried] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const [isReading, setIsReading] = useState(false)
  const closeIfOpen = useOpenDialog(onClose)
  const profileId = chosenId ?? ofConversation
  const problems = s3Problems(form)
  const shown = wasTried ? problems : {}
  const change = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }))
  const read = async (from: ProfileId): Promise<void> => {
    setIsReading(true)
    setError(null)
    const failed = await attachFromS3({ ...s3SourceOf(form), profileId: from, region: form.region.trim() }, draftKey)
    setIsReading(false)
    setError(failed)
    if (failed !== null) return
    if (typed !== null) removeDraftText(draftKey, typed)
    closeIfOpen()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (profileId !== null && Object.keys(problems).length === 0 && !isReading) void read(profileId)
  }
  return (
    <Dialog title={words.s3Title} text={words.s3Text} onClose={onClose} takeFocus={focusComposer}>
      <form className="file-dialog" onSubmit={submit} noValidate>
        <TextField
          label={words.s3Uri}
          placeholder={words.s3Example}
          value={form.uri}
          problem={shown.uri}
          onChange={(text) => change({ uri: text })}
        />
        <TextField
          label={words.s3Owner}
          inputMode="numeric"
          value={form.bucketOwner}
          note={words.s3OwnerNote}
          problem={shown.bucketOwner}
          onChange={(bucketOwner) => change({ bucketOwner })}
        />
        <ProfileField profileId={profileId} onChoose={setProfileId} />
        <SuggestField
          label={words.s3Region}
          suggestions={bedrockRegions}
          placeholder={inEffect.region}
          value={form.region}
          note={words.s3RegionNote}
          problem={shown.region}
          onChange={(region) => change({ region })}
        />
        {error !== null && <ErrorNotice error={error} />}
        <p className="field-note" role="status">
          {isReading ? words.s3Reading : ''}
        </p>
        <div className="dialog-buttons">
          <Button onClick={onClose}>{appMessages.cancel}</Button>
          <Button variant="primary" type="submit" aria-disabled={isReading} disabled={profileId === null}>
            {words.s3Take}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type ProfileFieldProps = { readonly profileId: ProfileId | null; readonly onChoose: (profileId: ProfileId) => void }

const ProfileField = ({ profileId, onChoose }: ProfileFieldProps) => {
  const profiles = useProfiles((state) => state.profiles)
  useEffect(ensureProfiles, [])
  const field = { label: words.s3Profile, problem: profileId === null ? words.s3NoProfile : undefined }
  const attributes = useControlAttributes(field)
  const choose = (id: string): void => {
    const profile = profiles.find((candidate) => candidate.id === id)
    if (profile !== undefined) onChoose(profile.id)
  }
  return (
    <FieldFrame {...field} id={attributes.id}>
      <select {...attributes} className="input" value={profileId ?? ''} onChange={(event) => choose(event.target.value)}>
        {profileId === null && <option value="" />}
        {profiles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
