import { z } from 'zod'
import { toolMessages } from '../../../shared/messages/tools.ts'
import { defineTool, type Tool } from '../tool.ts'

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
    description: 'Tells the current date and time of this computer, or of a time zone.',
    input: z.object({
      timeZone: z.string().max(64).optional().describe('IANA name such as Europe/Berlin; left out: the time zone of this computer'),
    }),
    run: ({ timeZone }) => {
      if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Error(toolMessages.unknownTimeZone(timeZone))
      const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
      const time = new Date(now())
      const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(time)
      return `${words} (${zone}); in UTC ${time.toISOString()}`
    },
  })
