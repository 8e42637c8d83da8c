import { activityMessages } from '../../../shared/messages/activity.ts'
import { mcpViewMessages } from '../../../shared/messages/mcp-view.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { networkSettingsMessages } from '../../../shared/messages/network-settings.ts'
import { pricesViewMessages } from '../../../shared/messages/prices-view.ts'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { schemaLibraryMessages } from '../../../shared/messages/schema-library.ts'
import { toolsViewMessages } from '../../../shared/messages/tools-view.ts'
import { usageViewMessages } from '../../../shared/messages/usage-view.ts'
import type { SettingsSection } from '../../state/view.ts'

const textsOf = (messages: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.values(messages).filter((text) => typeof text === 'string')

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
  network: textsOf(networkSettingsMessages),
  replies: [
    words.countsWithService,
    words.countsWithServiceNote,
    words.maxTokens,
    words.firstEventTimeout,
    words.betweenEventsTimeout,
    words.maxTokensNote,
    words.betweenEventsTimeoutNote,
  ],
  tools: textsOf(toolsViewMessages),
  servers: ['Model Context Protocol', ...textsOf(mcpViewMessages)],
  activity: textsOf(activityMessages),
  schemas: ['JSON Schema', ...textsOf(schemaLibraryMessages)],
  usage: textsOf(usageViewMessages),
  prices: textsOf(pricesViewMessages),
  about: [words.version, words.privacy, words.licences],
}

const settingsSections = [
  'general',
  'aws',
  'network',
  'replies',
  'tools',
  'servers',
  'activity',
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
