import type { ConversationSummary } from '../../../shared/conversation.ts'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'

export type ConversationGroup = { readonly name: string; readonly conversations: readonly ConversationSummary[] }

/** Midnight, some days before: by the calendar, so that a change of clocks moves nothing. */
const daysBefore = (now: Date, days: number): number => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).getTime()

const monthName = (time: number, now: Date, locale: string | undefined): string => {
  const date = new Date(time)
  const isThisYear = date.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat(locale, { month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(date)
}

/** Groups conversations by when they were last changed. They come newest first and stay so. */
export const groupConversations = (
  conversations: readonly ConversationSummary[],
  nowMs: number,
  locale?: string,
): readonly ConversationGroup[] => {
  const now = new Date(nowMs)
  const [today, yesterday, week] = [daysBefore(now, 0), daysBefore(now, 1), daysBefore(now, 7)]
  const groups = new Map<string, ConversationSummary[]>()
  for (const conversation of conversations) {
    const time = conversation.updatedAt
    const name =
      time >= today ? words.today : time >= yesterday ? words.yesterday : time >= week ? words.previousWeek : monthName(time, now, locale)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [conversation])
    else group.push(conversation)
  }
  return [...groups].map(([name, members]) => ({ name, conversations: members }))
}
