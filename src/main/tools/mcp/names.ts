import { createHash } from 'node:crypto'

const longestServer = 20
/** What the service takes as the name of a tool. */
const longestTool = 64
const hashLength = 8

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, hashLength)

/** The server's part in names of tools and commands: no underscore is in it, so that the first two of a name end it. */
export const serverSlug = (name: string): string => {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, longestServer)
    .replace(/-+$/u, '')
  return slug === '' ? `server-${hashOf(name)}` : slug
}

/** The name itself, or with a number behind it where another server would have the same names of tools. */
export const freeServerName = (name: string, others: readonly string[]): string => {
  const taken = new Set(others.map(serverSlug))
  if (!taken.has(serverSlug(name))) return name
  for (let number = 2; ; number += 1) {
    const numbered = `${name.slice(0, longestServer - 4).trimEnd()} ${number}`
    if (!taken.has(serverSlug(numbered))) return numbered
  }
}

/**
 * What the model calls a tool: `server__tool`, in the characters that the service takes. A name that had to be changed for that ends in a hash of the
 * original one, so that two tools never share a name, and each keeps its own whatever else is there.
 */
export const modelName = (server: string, tool: string): string => {
  const prefix = `${serverSlug(server)}__`
  const plain = tool.replaceAll(/[^a-zA-Z0-9_-]/gu, '_')
  if (plain === tool && tool !== '' && prefix.length + tool.length <= longestTool && !endsLikeHash(tool)) return `${prefix}${tool}`
  return `${prefix}${plain.slice(0, longestTool - prefix.length - hashLength - 1)}_${hashOf(tool)}`
}

/** A tool may be named like a changed one; it then gets a hash of its own. */
const endsLikeHash = (tool: string): boolean => /_[0-9a-f]{8}$/u.test(tool)

/** What a person types after the slash. */
export const commandName = (server: string, prompt: string): string => {
  const plain = prompt.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
  return `${serverSlug(server)}:${plain === prompt && prompt !== '' ? prompt : `${plain.slice(0, 40)}-${hashOf(prompt)}`}`
}
