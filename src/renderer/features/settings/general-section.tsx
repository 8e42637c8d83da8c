import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { Segments } from '../../ui/segments.tsx'
import { SettingRow } from './setting-row.tsx'

const themes = [
  { value: 'system', label: words.themes.system },
  { value: 'light', label: words.themes.light },
  { value: 'dark', label: words.themes.dark },
] as const

const faces = [
  { value: 'sans', label: words.faces.sans },
  { value: 'serif', label: words.faces.serif },
] as const

export const GeneralSection = () => {
  const theme = useSettings((settings) => settings.theme)
  const readingFace = useSettings((settings) => settings.readingFace)
  return (
    <div className="setting-group">
      <SettingRow label={words.theme} note={words.themeNote}>
        <Segments label={words.theme} value={theme} options={themes} onChange={(value) => void updateSettings({ theme: value })} />
      </SettingRow>
      <SettingRow label={words.readingFace} note={words.readingFaceNote}>
        <Segments
          label={words.readingFace}
          value={readingFace}
          options={faces}
          onChange={(value) => void updateSettings({ readingFace: value })}
        />
      </SettingRow>
      <p className="setting-sample">{words.faceSample}</p>
    </div>
  )
}
