import type { McpResource } from '../../../../shared/mcp.ts'

export const resourceKey = ({ serverId, uri }: McpResource): string => `${serverId} ${uri}`

/** What was filled in, by the resource's key: a resource in it is chosen. */
export type ChosenResources = ReadonlyMap<string, Readonly<Record<string, string>>>

export const missingOf = (resource: McpResource, chosen: ChosenResources): readonly string[] => {
  const values = chosen.get(resourceKey(resource))
  return values === undefined ? [] : resource.variables.filter((name) => (values[name] ?? '').trim() === '')
}

/** Every word typed is in its name, description, address or server. */
export const findResources = (resources: readonly McpResource[], query: string): readonly McpResource[] => {
  const wanted = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  return resources.filter(({ name, description, uri, serverName }) => {
    const text = `${name} ${description} ${uri} ${serverName}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
