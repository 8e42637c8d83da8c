import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { Segments } from '../../ui/segments.tsx'
import type { Keep } from './profile-draft.ts'

const choices = [
  { value: 'keychain', label: words.keepChoices.keychain },
  { value: 'until-quit', label: words.keepChoices['until-quit'] },
] as const

/** Where a secret is kept, with what that means. */
export const KeepField = ({ value, onChange }: { readonly value: Keep; readonly onChange: (keep: Keep) => void }) => (
  <div className="field">
    <span className="field-label">{words.keep}</span>
    <Segments label={words.keep} value={value} options={choices} onChange={onChange} />
    <p className="field-note">{profilesMessages.keepNotes[value]}</p>
  </div>
)
