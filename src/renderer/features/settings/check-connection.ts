import type { ProfileId } from '../../../shared/ids.ts'
import { currentSettings } from '../../state/settings.ts'
import { showDoctor } from '../../state/view.ts'

/** Opens the doctor for a profile with what new conversations would use. */
export const checkConnection = (profileId: ProfileId): void => {
  const settings = currentSettings()
  const isDefault = settings.profileId === profileId
  showDoctor({ profileId, region: isDefault ? settings.region : '', modelId: settings.modelId })
}
