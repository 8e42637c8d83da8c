import { networkSettingsMessages as words } from '../../../shared/messages/network-settings.ts'
import { unitMessages as units } from '../../../shared/messages/units.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { Segments } from '../../ui/segments.tsx'
import { NumberSetting } from './number-setting.tsx'
import { SettingRow } from './setting-row.tsx'

const retryModes = [
  { value: 'standard', label: words.retryModes.standard },
  { value: 'adaptive', label: words.retryModes.adaptive },
] as const

export const NetworkTiming = () => {
  const settings = useSettings((all) => all)
  return (
    <section className="setting-group" aria-labelledby="settings-timing">
      <h3 id="settings-timing" className="setting-heading">
        {words.timing}
      </h3>
      <NumberSetting
        label={words.connectTimeout}
        note={words.connectTimeoutNote}
        unit={units.seconds}
        value={settings.connectTimeoutSeconds}
        minimum={1}
        maximum={120}
        onChange={(connectTimeoutSeconds) => void updateSettings({ connectTimeoutSeconds })}
      />
      <NumberSetting
        label={words.idleTimeout}
        note={words.idleTimeoutNote}
        unit={units.seconds}
        value={settings.idleTimeoutSeconds}
        minimum={0}
        maximum={3600}
        onChange={(idleTimeoutSeconds) => void updateSettings({ idleTimeoutSeconds })}
      />
      <SettingRow label={words.retryMode} note={words.retryModeNotes[settings.retryMode]}>
        <Segments
          label={words.retryMode}
          value={settings.retryMode}
          options={retryModes}
          onChange={(retryMode) => void updateSettings({ retryMode })}
        />
      </SettingRow>
      <NumberSetting
        label={words.maxAttempts}
        note={words.maxAttemptsNote}
        unit={units.attempts}
        value={settings.maxAttempts}
        minimum={1}
        maximum={10}
        onChange={(maxAttempts) => void updateSettings({ maxAttempts })}
      />
    </section>
  )
}
