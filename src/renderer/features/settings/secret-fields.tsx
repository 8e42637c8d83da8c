import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { Problems, SecretKind, SecretTexts } from './profile-draft.ts'

type SecretFieldsProps = {
  readonly kind: SecretKind
  readonly value: SecretTexts
  readonly problems: Problems
  readonly onChange: (part: Partial<SecretTexts>) => void
}

export const SecretFields = ({ kind, value, problems, onChange }: SecretFieldsProps) =>
  kind === 'app-api-key' ? (
    <TextField
      label={profilesMessages.apiKey}
      type="password"
      value={value.apiKey}
      maxLength={16_384}
      note={profilesMessages.apiKeyNote}
      problem={problems.apiKey}
      onChange={(apiKey) => onChange({ apiKey })}
    />
  ) : (
    <>
      <TextField
        label={words.accessKeyId}
        value={value.accessKeyId}
        maxLength={130}
        placeholder="AKIA…"
        problem={problems.accessKeyId}
        onChange={(accessKeyId) => onChange({ accessKeyId })}
      />
      <TextField
        label={words.secretAccessKey}
        type="password"
        value={value.secretAccessKey}
        maxLength={256}
        problem={problems.secretAccessKey}
        onChange={(secretAccessKey) => onChange({ secretAccessKey })}
      />
      <TextField
        label={words.sessionToken}
        type="password"
        value={value.sessionToken}
        maxLength={8192}
        note={words.sessionTokenNote}
        problem={problems.sessionToken}
        onChange={(sessionToken) => onChange({ sessionToken })}
      />
    </>
  )
