import { networkSettingsMessages as words } from '../../../shared/messages/network-settings.ts'
import { loadPasswordState, saveProxyUser } from '../../state/network.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { Segments } from '../../ui/segments.tsx'
import { exceptionsProblem, proxyAddressProblem } from './network-checks.ts'
import { NetworkPassword } from './network-password.tsx'
import { TextSetting } from './text-setting.tsx'
import { SettingRow } from './setting-row.tsx'

const modes = [
  { value: 'system', label: words.modes.system },
  { value: 'manual', label: words.modes.manual },
  { value: 'none', label: words.modes.none },
] as const

export const NetworkProxy = () => {
  const mode = useSettings((settings) => settings.proxyMode)
  const noProxy = useSettings((settings) => settings.noProxy)
  return (
    <section className="setting-group" aria-labelledby="settings-proxy">
      <h3 id="settings-proxy" className="setting-heading">
        {words.proxy}
      </h3>
      <SettingRow label={words.mode} note={words.modeNotes[mode]}>
        <Segments label={words.mode} value={mode} options={modes} onChange={(proxyMode) => void updateSettings({ proxyMode })} />
      </SettingRow>
      {mode === 'manual' && <ManualProxy />}
      {mode !== 'none' && (
        <TextSetting
          label={words.exceptions}
          note={words.exceptionsNote}
          value={noProxy}
          maxLength={4096}
          placeholder=".example.com, 10.0.0.0/8"
          check={exceptionsProblem}
          onSave={(text) => void updateSettings({ noProxy: text })}
        />
      )}
    </section>
  )
}

const ManualProxy = () => {
  const address = useSettings((settings) => settings.proxyUrl)
  const user = useSettings((settings) => settings.proxyUser)
  const canHavePassword = user !== '' && proxyAddressProblem(address) === undefined
  return (
    <>
      <TextSetting
        label={words.proxyAddress}
        note={words.proxyAddressNote}
        value={address}
        maxLength={2048}
        placeholder="http://proxy.example.com:8080"
        check={proxyAddressProblem}
        onSave={(proxyUrl) => void updateSettings({ proxyUrl }).then(loadPasswordState)}
      />
      <TextSetting
        label={words.proxyUser}
        note={words.proxyUserNote}
        value={user}
        maxLength={256}
        onSave={(proxyUser) => void saveProxyUser(proxyUser)}
      />
      {canHavePassword && <NetworkPassword />}
    </>
  )
}
