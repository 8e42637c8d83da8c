import type { McpLogLine } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { redactSecrets } from '../../../shared/redact-secrets.ts'

export type ServerLog = {
  readonly add: (level: McpLogLine['level'], text: string) => void
  readonly lines: () => McpLogLine[]
  /** Values that no line may hold, from now on. */
  readonly hide: (secrets: readonly string[]) => void
  /** The same for any other text of the server: its values alone. */
  readonly withoutSecrets: (text: string) => string
}

const mostLines = 500
const longestLine = 2000
/** Shorter ones would take words out of every line. */
const shortestSecret = 6
/** More than anyone reads; the rest of the second is counted only. */
const mostLinesASecond = 200

/** The last lines of a server, in memory alone. */
export const createServerLog = (now: () => number): ServerLog => {
  const kept: McpLogLine[] = []
  let hidden: readonly string[] = []
  let second = 0
  let inSecond = 0
  let dropped = 0

  const withoutSecrets = (text: string): string => hidden.reduce((result, secret) => result.replaceAll(secret, '[secret]'), text)
  const push = (line: McpLogLine): void => {
    kept.push(line)
    if (kept.length > mostLines) kept.splice(0, kept.length - mostLines)
  }
  return {
    add: (level, text) => {
      const at = now()
      const current = Math.floor(at / 1000)
      if (current !== second) {
        if (dropped > 0) push({ at, level: 'warning', text: words.logDropped(dropped) })
        second = current
        inSecond = 0
        dropped = 0
      }
      inSecond += 1
      if (inSecond > mostLinesASecond) {
        dropped += 1
        return
      }
      push({ at, level, text: redactSecrets(withoutSecrets(text.slice(0, longestLine * 2))).slice(0, longestLine) })
    },
    lines: () => (dropped > 0 ? [...kept, { at: now(), level: 'warning', text: words.logDropped(dropped) }] : [...kept]),
    hide: (secrets) => {
      hidden = secrets.filter((secret) => secret.length >= shortestSecret).toSorted((left, right) => right.length - left.length)
    },
    withoutSecrets,
  }
}
