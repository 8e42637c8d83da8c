import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { useProfiles } from '../../state/profiles.ts'
import { Picker } from '../../ui/picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Problems, ProfileDraft } from './profile-draft.ts'

type RoleFieldsProps = {
  readonly draft: ProfileDraft
  readonly problems: Problems
  readonly onChange: (part: Partial<ProfileDraft>) => void
}

/** A role assumed with the credentials of another profile. */
export const RoleFields = ({ draft, problems, onChange }: RoleFieldsProps) => {
  const profiles = useProfiles((state) => state.profiles)
  const sources = profiles
    .filter(({ kind }) => kind !== 'demo' && kind !== 'app-api-key')
    .map(({ id, name, kind }) => ({ value: id, label: name, note: words.kinds[kind] }))
  return (
    <>
      <div className="field">
        <span className="field-label">{words.sourceProfile}</span>
        <Picker
          label={words.sourceProfile}
          look="field"
          value={draft.sourceProfileId}
          options={sources}
          placeholder={words.chooseSource}
          isInvalid={problems.sourceProfileId !== undefined}
          onChange={(sourceProfileId) => onChange({ sourceProfileId })}
        />
        <p className={problems.sourceProfileId === undefined ? 'field-note' : 'field-problem'}>
          {problems.sourceProfileId ?? words.sourceProfileNote}
        </p>
      </div>
      <TextField
        label={words.roleArn}
        value={draft.roleArn}
        placeholder={words.roleArnPlaceholder}
        problem={problems.roleArn}
        onChange={(roleArn) => onChange({ roleArn })}
      />
      <details className="fold form-fold">
        <summary>{words.roleOptions}</summary>
        <div className="form-fold-fields">
          <TextField
            label={words.externalId}
            value={draft.externalId}
            maxLength={1224}
            note={words.externalIdNote}
            onChange={(externalId) => onChange({ externalId })}
          />
          <TextField
            label={words.mfaSerial}
            value={draft.mfaSerial}
            maxLength={256}
            placeholder="arn:aws:iam::111122223333:mfa/name"
            note={words.mfaSerialNote}
            onChange={(mfaSerial) => onChange({ mfaSerial })}
          />
          <TextField
            label={words.sessionName}
            value={draft.sessionName}
            maxLength={64}
            note={words.sessionNameNote}
            problem={problems.sessionName}
            onChange={(sessionName) => onChange({ sessionName })}
          />
        </div>
      </details>
    </>
  )
}
