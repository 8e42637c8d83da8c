import type { Batch, BatchItem } from '../../shared/batch.ts'
import { batchMessages as words } from '../../shared/messages/batch.ts'
import { containMarkdown } from './contain-markdown.ts'

/** A name as one line of Markdown that says nothing but the name: a name of a file may hold anything. */
export const escapedName = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#+\-!|~&:.]/gu, String.raw`\$&`)

const failureLine = ({ attachment, error }: BatchItem): string => {
  const reason = error?.title ?? words.notAnswered
  return `- ${escapedName(attachment.name)}: ${escapedName(reason)}`
}

/** All answers of a batch as one document, in the order of the files; at its end those that have none, and why. */
export const batchMarkdown = (batch: Batch, answerOf: (item: BatchItem) => string): string => {
  const answered = batch.items.filter(({ status }) => status === 'done')
  const others = batch.items.filter(({ status }) => status !== 'done')
  const sections = answered.map((item) => {
    const answer = answerOf(item).trim()
    return `## ${escapedName(item.attachment.name)}\n\n${answer === '' ? words.answerGone : containMarkdown(answer)}`
  })
  const missing = others.length === 0 ? [] : [`## ${words.withoutAnswer}\n\n${others.map(failureLine).join('\n')}`]
  return `${[`# ${escapedName(batch.title)}`, ...sections, ...missing].join('\n\n')}\n`
}
