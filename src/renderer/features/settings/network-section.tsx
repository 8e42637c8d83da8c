import { networkSettingsMessages as words } from '../../../shared/messages/network-settings.ts'

export const NetworkSection = () => <p className="setting-note">{words.note}</p>
