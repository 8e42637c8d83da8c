import { useEffect, useState } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { loadModels, useModels } from '../../state/model-lists.ts'
import { chooseProfile, loadProfiles, useProfiles } from '../../state/profiles.ts'
import { isRegion } from '../../state/region.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Picker } from '../../ui/picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AccessKeysForm } from './access-keys-form.tsx'
import { ProfileRows } from './profile-rows.tsx'
import { SettingRow } from './setting-row.tsx'

export const AwsSection = () => {
  useEffect(() => void loadProfiles(), [])
  return (
    <>
      <Defaults />
      <ProfileRows />
      <AccessKeysForm />
    </>
  )
}

const Defaults = () => {
  const profileId = useSettings((settings) => settings.profileId)
  const modelId = useSettings((settings) => settings.modelId)
  const profiles = useProfiles((state) => state.profiles)
  const models = useModels(profileId)
  useEffect(() => {
    if (profileId !== null) void loadModels(profileId)
  }, [profileId])
  const profileOptions = profiles.map(({ id, name, region }) => ({ value: id, label: name, ...(region === null ? {} : { note: region }) }))
  const modelOptions = models.models.map(({ id, name, provider }) => ({ value: id, label: name, group: provider }))
  const noModel = models.status === 'ready' ? words.noModels : words.chooseModel
  return (
    <section className="setting-group" aria-labelledby="settings-defaults">
      <h3 id="settings-defaults" className="setting-heading">
        {words.defaults}
      </h3>
      <SettingRow label={words.defaultProfile} note={words.defaultProfileNote}>
        <Picker
          label={words.defaultProfile}
          look="field"
          value={profileId}
          options={profileOptions}
          placeholder={words.chooseProfile}
          onChange={(id) => void chooseProfile(id)}
        />
      </SettingRow>
      <SettingRow label={words.defaultModel} note={words.defaultModelNote}>
        <Picker
          label={words.defaultModel}
          look="field"
          value={modelId === '' ? null : modelId}
          options={modelOptions}
          placeholder={noModel}
          isDisabled={modelOptions.length === 0}
          onChange={(id) => void updateSettings({ modelId: id })}
        />
      </SettingRow>
      {models.error !== null && <ErrorNotice error={models.error} />}
      <RegionSetting />
    </section>
  )
}

const RegionSetting = () => {
  const region = useSettings((settings) => settings.region)
  const [typed, setTyped] = useState(region)
  const text = typed.trim()
  const isUsable = text === '' || isRegion(text)
  const save = (): void => {
    if (isUsable && text !== region) void updateSettings({ region: text })
  }
  return (
    <SettingRow label={words.region} note={words.regionNote}>
      <TextField
        label={words.region}
        isLabelHidden
        value={typed}
        onChange={setTyped}
        onBlur={save}
        placeholder="us-east-1"
        problem={isUsable ? undefined : words.regionProblem}
      />
    </SettingRow>
  )
}
