import { useEffect, useState } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { loadModels, useModels } from '../../state/model-lists.ts'
import { lookAgain } from '../../state/profile-states.ts'
import { chooseProfile, useProfiles } from '../../state/profiles.ts'
import { bedrockRegions, isRegion } from '../../state/region.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Picker } from '../../ui/picker.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { ProfileRows } from './profile-rows.tsx'
import { SettingRow } from './setting-row.tsx'

export const AwsSection = () => {
  useEffect(() => void lookAgain(), [])
  return (
    <>
      <Defaults />
      <ProfileRows />
    </>
  )
}

const Defaults = () => {
  const profileId = useSettings((settings) => settings.profileId)
  const modelId = useSettings((settings) => settings.modelId)
  const profiles = useProfiles((state) => state.profiles)
  const region = useSettings((settings) => settings.region)
  const models = useModels(profileId, region)
  useEffect(() => {
    if (profileId !== null) void loadModels(profileId, region)
  }, [profileId, region])
  const profileOptions = profiles.map((profile) => ({
    value: profile.id,
    label: profile.name,
    ...(profile.region === null ? {} : { note: profile.region }),
  }))
  const modelOptions = models.models.map(({ id, name, provider }) => ({ value: id, label: name, group: provider }))
  const noModel = profileId === null ? words.noProfileYet : models.status === 'ready' ? words.noModels : words.chooseModel
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
      <RegionSetting key={region} region={region} />
    </section>
  )
}

const RegionSetting = ({ region }: { readonly region: string }) => {
  const [typed, setTyped] = useState(region)
  const text = typed.trim()
  const isUsable = text === '' || isRegion(text)
  const save = (): void => {
    if (isUsable && text !== region) void updateSettings({ region: text })
  }
  return (
    <SettingRow label={words.region} note={words.regionNote}>
      <SuggestField
        suggestions={bedrockRegions}
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
