import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { networkSettingsMessages } from '../../../shared/messages/network-settings.ts'
import { pricesViewMessages } from '../../../shared/messages/prices-view.ts'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { schemaLibraryMessages } from '../../../shared/messages/schema-library.ts'
import { usageViewMessages } from '../../../shared/messages/usage-view.ts'
import type { SettingsSection } from '../../state/view.ts'

/** What each section holds, in the words of the screen: the search looks here. */
const contents: Readonly<Record<SettingsSection, readonly string[]>> = {
  general: [words.theme, words.readingFace, ...Object.values(words.themes), ...Object.values(words.faces)],
  aws: [
    words.profiles,
    words.defaultProfile,
    words.defaultModel,
    words.region,
    words.accessKeyId,
    words.secretAccessKey,
    words.keepChoices.keychain,
    profilesMessages.add,
    profilesMessages.signIn,
    profilesMessages.checkConnection,
    profilesMessages.endpoints,
    profilesMessages.roleArn,
    profilesMessages.mfaSerial,
    ...Object.values(profilesMessages.ways),
  ],
  network: Object.values(networkSettingsMessages).filter((text) => typeof text === 'string'),
  replies: [
    words.countsWithService,
    words.countsWithServiceNote,
    words.maxTokens,
    words.firstEventTimeout,
    words.betweenEventsTimeout,
    words.maxTokensNote,
    words.betweenEventsTimeoutNote,
  ],
  schemas: ['JSON Schema', ...Object.values(schemaLibraryMessages).filter((text) => typeof text === 'string')],
  usage: Object.values(usageViewMessages).filter((text) => typeof text === 'string'),
  prices: Object.values(pricesViewMessages).filter((text) => typeof text === 'string'),
  about: [words.version, words.privacy, words.licences],
}

export const settingsSections = [
  'general',
  'aws',
  'network',
  'replies',
  'schemas',
  'usage',
  'prices',
  'about',
] as const satisfies readonly SettingsSection[]

/** The sections in which something has every word typed. */
export const findSections = (query: string): readonly SettingsSection[] => {
  const wanted = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  return settingsSections.filter((section) =>
    [words.sections[section], ...contents[section]].some((text) => wanted.every((word) => text.toLowerCase().includes(word))),
  )
}
