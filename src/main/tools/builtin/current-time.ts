import { z } from 'zod'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'
import { defineTool, textOutcome, type Tool } from '../tool.ts'

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl throws for a name that it does not know; that is the answer.
    return false
  }
}

export const currentTime = (now: () => number): Tool =>
  defineTool({
    name: 'current_time',
    title: words.currentTimeTitle,
    description: 'Tells the current date and time of this computer, or of a time zone.',
    kind: 'harmless',
    input: z.object({
      timeZone: z.string().max(64).optional().describe('IANA name such as Europe/Berlin; left out: the time zone of this computer'),
    }),
    plan: ({ timeZone }) => {
      if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Error(words.unknownTimeZone(timeZone))
      return {
        ask: null,
        run: async () => {
          const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
          const time = new Date(now())
          const said = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(time)
          return textOutcome(`${said} (${zone}); in UTC ${time.toISOString()}`)
        },
      }
    },
  })
