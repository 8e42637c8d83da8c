import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { unitMessages as units } from '../../../shared/messages/units.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { NumberSetting } from './number-setting.tsx'

export const RepliesSection = () => {
  const settings = useSettings((all) => all)
  return (
    <div className="setting-group">
      <NumberSetting
        label={words.maxTokens}
        note={words.maxTokensNote}
        unit={units.tokens}
        value={settings.maxTokens}
        minimum={1}
        maximum={128_000}
        onChange={(maxTokens) => void updateSettings({ maxTokens })}
      />
      <NumberSetting
        label={words.firstEventTimeout}
        note={words.firstEventTimeoutNote}
        unit={units.seconds}
        value={settings.firstEventTimeoutSeconds}
        minimum={5}
        maximum={3600}
        onChange={(firstEventTimeoutSeconds) => void updateSettings({ firstEventTimeoutSeconds })}
      />
      <NumberSetting
        label={words.betweenEventsTimeout}
        note={words.betweenEventsTimeoutNote}
        unit={units.seconds}
        value={settings.betweenEventsTimeoutSeconds}
        minimum={5}
        maximum={3600}
        onChange={(betweenEventsTimeoutSeconds) => void updateSettings({ betweenEventsTimeoutSeconds })}
      />
      <CheckField
        label={words.countsWithService}
        note={words.countsWithServiceNote}
        isChecked={settings.countsWithService}
        onChange={(countsWithService) => void updateSettings({ countsWithService })}
      />
    </div>
  )
}
