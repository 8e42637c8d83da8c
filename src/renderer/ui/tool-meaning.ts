import { toolCardsMessages as words } from '../../shared/messages/tool-cards.ts'
import type { ToolInfo } from '../../shared/tool.ts'
import { visibleText } from '../../shared/visible-text.ts'

const longestLine = 140

/** `server` where the service runs the tool itself. */
export type MeantCall = { readonly name: string; readonly input: unknown; readonly server?: boolean | undefined }

const sayWith: Readonly<Record<string, (subject: string) => string>> = words.about
const sayPlain: Readonly<Record<string, string>> = words.plain

export const isBuiltIn = (name: string): boolean => Object.hasOwn(sayPlain, name)

const oneLine = (text: string): string => {
  const line = visibleText(
    text
      .slice(0, longestLine * 4)
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
}

const lastName = (path: string): string =>
  path
    .replace(/[\\/]+$/u, '')
    .split(/[\\/]/u)
    .at(-1) ?? path

const placeOf = (url: string): string => {
  if (!URL.canParse(url)) return url
  const { host, pathname } = new URL(url)
  return pathname === '/' ? host : `${host}${pathname}`
}

const asWord = (word: string): string => (/^[\w./:=@%+,~-]+$/u.test(word) ? word : JSON.stringify(word))

/** Which argument says what a call is about, and how it is said in short. */
const subjects: Readonly<Record<string, { readonly argument: string; readonly shorten?: (text: string) => string }>> = {
  read_file: { argument: 'path', shorten: lastName },
  list_folder: { argument: 'path', shorten: lastName },
  find_files: { argument: 'pattern' },
  search_files: { argument: 'text' },
  write_file: { argument: 'path', shorten: lastName },
  edit_file: { argument: 'path', shorten: lastName },
  run_command: { argument: 'argv' },
  fetch_web_page: { argument: 'url', shorten: placeOf },
  current_time: { argument: 'timeZone' },
  calculator: { argument: 'expression' },
  search_conversations: { argument: 'query' },
  read_attachment: { argument: 'name' },
  remember_note: { argument: 'text' },
  recall_notes: { argument: 'query' },
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value.map(asWord).join(' ') : ''
}

const subjectOf = ({ name, input }: MeantCall): string => {
  const subject = Object.hasOwn(subjects, name) ? subjects[name] : undefined
  if (subject === undefined || typeof input !== 'object' || input === null || Array.isArray(input)) return ''
  const text = textOf(Object.hasOwn(input, subject.argument) ? Reflect.get(input, subject.argument) : undefined)
  return text === '' ? '' : oneLine((subject.shorten ?? ((whole: string) => whole))(text))
}

/** What a call does, in one line that people understand. */
export const toolMeaning = (call: MeantCall, info: ToolInfo | null): string => {
  const { name } = call
  if (call.server === true) return words.byService(oneLine(name))
  if (info?.source.type === 'mcp') return words.ofServer(oneLine(info.source.serverName), oneLine(info.title))
  if (!isBuiltIn(name)) return oneLine(info?.title ?? name)
  const subject = subjectOf(call)
  const say = Object.hasOwn(sayWith, name) ? sayWith[name] : undefined
  return subject === '' || say === undefined ? (sayPlain[name] ?? name) : say(subject)
}
