import { demoMessages } from '../../shared/messages/demo.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { FinishedTool } from './demo-request.ts'
import { plain } from './markdown-text.ts'
import type { DemoDocument } from './read-documents.ts'

/** Of a result that is shown as it is. */
const shownCharacters = 4000

const textsOf = (input: unknown): readonly string[] =>
  typeof input === 'object' && input !== null ? Object.values(input).filter((value) => typeof value === 'string') : []

/** With a fence that is longer than any in the text, so that nothing of it becomes Markdown. */
const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text.slice(0, shownCharacters)}\n${fence}`
}

const isDenied = (text: string): boolean => text.includes(toolMessages.denied) || text.includes(toolMessages.deniedWith(''))

/** What one tool gave, or why it gave nothing. */
export const wordsOfTool = ({ name, input, text, isError }: FinishedTool): string => {
  if (isError && isDenied(text)) return demoMessages.notAllowed
  if (isError) return demoMessages.toolFailed(plain(text))
  if (name === 'current_time') return demoMessages.timeIs(plain(text))
  if (name === 'remember_note') return demoMessages.noteKept
  if (name === 'calculator') return demoMessages.resultIs(plain(textsOf(input).join(' ')), plain(text))
  return text.trim().includes('\n') ? demoMessages.toolGave(fenced(text.trim())) : demoMessages.toolSaid(plain(text))
}

const readingTools: ReadonlySet<string> = new Set(['read_file', 'read_attachment', 'fetch_web_page'])

/** What was read, as documents that can be summed up. */
export const documentsOfTools = (finished: readonly FinishedTool[]): readonly DemoDocument[] =>
  finished.flatMap(({ name, input, text, isError }) =>
    isError || !readingTools.has(name)
      ? []
      : [
          {
            name:
              textsOf(input)[0]
                ?.split('/')
                .findLast((part) => part !== '') ?? '',
            pages: [{ number: 1, place: 1, text }],
            index: null,
          },
        ],
  )
