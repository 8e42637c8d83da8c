import { z } from 'zod'

/** A member of a file of another app, under its name. */
export type Named = { readonly name: string; readonly value: unknown }

/** `others` stand among the servers, but say nothing of how one is reached. */
export type FoundServers = { readonly servers: readonly Named[]; readonly others: readonly Named[] }

const anyObject = z.record(z.string(), z.unknown())

/** What every app calls the list of its servers. */
const ownPlaces: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['mcp', 'servers'],
  ['mcp.servers'],
  ['servers'],
  ['context_servers'],
  ['experimental', 'modelContextProtocolServers'],
]
/** Where other things may stand as well. */
const sharedPlaces: readonly (readonly string[])[] = [['extensions'], ['mcp']]

const waysToReach = ['command', 'cmd', 'url', 'uri', 'serverUrl', 'httpUrl', 'baseUrl', 'transport'] as const

export const objectOf = (value: unknown): Readonly<Record<string, unknown>> | null => {
  const parsed = anyObject.safeParse(value)
  return parsed.success ? parsed.data : null
}

const at = (value: unknown, path: readonly string[]): unknown => path.reduce<unknown>((inner, name) => objectOf(inner)?.[name], value)

const looksLikeServer = (value: unknown): boolean => {
  const entry = objectOf(value)
  return entry !== null && waysToReach.some((key) => Object.hasOwn(entry, key))
}

const entriesIn = (value: unknown): readonly Named[] => {
  if (!Array.isArray(value)) return Object.entries(objectOf(value) ?? {}).map(([name, entry]) => ({ name, value: entry }))
  const entries: readonly unknown[] = value
  return entries.map((entry) => ({ name: z.string().catch('').parse(objectOf(entry)?.['name']), value: entry }))
}

const sorted = (entries: readonly Named[]): FoundServers => ({
  servers: entries.filter(({ value }) => looksLikeServer(value)),
  others: entries.filter(({ value }) => !looksLikeServer(value)),
})

/** The file is the list itself, or one server alone; what is no object in it is some other setting. */
const inWholeFile = (file: unknown): FoundServers =>
  looksLikeServer(file) ? sorted(entriesIn([file])) : sorted(entriesIn(file).filter(({ value }) => objectOf(value) !== null))

/** Where the servers are: in the first place that has any; else the file is the list itself. */
export const findServers = (file: unknown): FoundServers => {
  const own = ownPlaces.map((place) => sorted(entriesIn(at(file, place))))
  const shared = sharedPlaces.map((place) => sorted(entriesIn(at(file, place))))
  const found = [...own, ...shared, inWholeFile(file)].find(({ servers }) => servers.length > 0)
  return found ?? own.find(({ others }) => others.length > 0) ?? { servers: [], others: [] }
}
