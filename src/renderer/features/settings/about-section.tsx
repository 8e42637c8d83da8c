import { appMessages } from '../../../shared/messages/app.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { useSettingsState } from '../../state/settings.ts'
import { LicenceTexts } from './licence-texts.tsx'
import { SettingRow } from './setting-row.tsx'

export const AboutSection = () => {
  const version = useSettingsState((state) => state.version)
  return (
    <div className="setting-group">
      <SettingRow label={appMessages.name}>
        <span className="tabular">
          {words.version} {version}
        </span>
      </SettingRow>
      <div className="setting-prose">
        <h3>{words.privacy}</h3>
        <p>{words.privacyText}</p>
        <h3>{words.licences}</h3>
        <p>{words.licencesText}</p>
        <LicenceTexts />
      </div>
    </div>
  )
}
