import { isJsonObject } from '../../shared/is-json-object.ts'
import { jsonIn } from '../../shared/json.ts'
import type { JsonValue } from '../../shared/json.ts'
import { arithmeticIn } from './arithmetic-in.ts'
import type { DemoRequest } from './demo-request.ts'
import { wordsOfCommand } from './words-of-command.ts'

export type ToolChoice = { readonly name: string; readonly input: { readonly [key: string]: JsonValue } }

/** What a question that matches calls for; null where it does not after all. */
type Rule = {
  readonly name: string
  readonly pattern: RegExp
  readonly inputOf: (found: readonly string[], request: DemoRequest) => ToolChoice['input'] | null
}

const asksForTime =
  /\bwhat(?:'s|’s| is)? (?:the )?(?:current )?(?:time|date|day)\b|\b(?:current|local) (?:time|date)\b|\btoday(?:'s|’s) date\b|\bwhat day\b|\bwie sp(?:ä|ae)t\b|\buhrzeit\b|\bquelle heure\b|\bqué hora\b/iu

const quoted = '["“`]([^"”`]+)["”`]'
const fileName = '["“`]?((?:[\\w~.-]+/)*[\\w.-]+\\.\\w{1,8}|/[^\\s"”`]+)["”`]?'
const rule = (name: string, pattern: string, inputOf: Rule['inputOf']): Rule => ({ name, pattern: new RegExp(pattern, 'iu'), inputOf })

const isAttached = (name: string, { documents }: DemoRequest): boolean =>
  documents.some((document) => document.name.toLowerCase() === name.toLowerCase())

/** From the top: what names a thing exactly before what might mean one. */
const rules: readonly Rule[] = [
  rule('fetch_web_page', '\\b(?:fetch|read|open|visit|get|load|summari[sz]e)\\b.*?(https?://[^\\s"”`>)]+)', ([url = '']) => ({ url })),
  rule(
    'write_file',
    `\\b(?:write|save)\\s+${quoted}\\s+(?:to|in|into|as)\\s+(?:the\\s+file\\s+)?${fileName}`,
    ([text = '', path = '']) => ({ path, text }),
  ),
  rule(
    'edit_file',
    `\\breplace\\s+${quoted}\\s+(?:with|by)\\s+${quoted}\\s+in\\s+(?:the\\s+file\\s+)?${fileName}`,
    ([oldText = '', newText = '', path = '']) => ({
      path,
      edits: [{ oldText, newText }],
    }),
  ),
  rule('run_command', `\\b(?:run|execute)\\s+(?:the\\s+(?:command|program)\\s+)?${quoted}`, ([command = '']) => ({
    argv: [...wordsOfCommand(command)],
  })),
  rule(
    'read_attachment',
    `\\bread\\s+(?:the\\s+)?(?:attachment|attached\\s+file)\\s+${fileName}(?:.*?\\bpage\\s+(\\d+))?`,
    ([name = '', page = '']) => ({
      name,
      ...(page === '' ? {} : { page: Number(page) }),
    }),
  ),
  rule(
    'search_conversations',
    '\\bsearch\\s+(?:in\\s+)?(?:my\\s+|the\\s+|other\\s+|past\\s+|earlier\\s+)*(?:conversations|chats)\\s+for\\s+["“`]?([^"”`?]+)',
    ([query = '']) => ({
      query: query.trim(),
    }),
  ),
  rule('search_files', `\\bsearch\\s+(?:in\\s+)?(?:my\\s+|the\\s+)*files\\s+for\\s+["“\`]?([^"”\`?]+)`, ([text = '']) => ({
    text: text.trim(),
  })),
  rule('find_files', '\\bfind\\s+(?:all\\s+|the\\s+|my\\s+)*files\\s+(?:named\\s+|called\\s+)?["“`]?([^\\s"”`?]+)', ([pattern = '']) => ({
    pattern,
  })),
  rule('list_folder', '\\blist\\s+(?:all\\s+|the\\s+|my\\s+)*(?:files|folders?)\\b(?:\\s+in\\s+["“`]?([^\\s"”`?]+))?', ([path = '']) =>
    path === '' ? {} : { path },
  ),
  rule('read_file', `\\b(?:read|open|show|summari[sz]e)\\s+(?:me\\s+)?(?:the\\s+)?(?:file\\s+)?${fileName}`, ([path = ''], request) =>
    isAttached(path, request) ? null : { path },
  ),
  rule(
    'remember_note',
    '\\bremember\\s*(?:that\\s+|:\\s*)(?:for (?:all|every) conversations?[:,]?\\s+)?(.+)',
    ([text = ''], { question }) => ({
      text: text.trim(),
      ...(/\bfor (?:all|every) conversations?\b/iu.test(question) ? { forAllConversations: true } : {}),
    }),
  ),
  rule('recall_notes', '\\bwhat do you remember\\b|\\b(?:show|list)\\s+(?:me\\s+)?(?:my\\s+|the\\s+|your\\s+)*notes\\b', () => ({})),
  rule('change_settings', '\\bset\\s+the\\s+temperature\\s+to\\s+(0(?:\\.\\d+)?|1(?:\\.0+)?)\\b', ([value = '']) => ({
    temperature: Number(value),
  })),
]

/** `Use the tool name {…}` calls any tool by its name. */
const byName = ({ question, tools }: DemoRequest): ToolChoice | null => {
  const found = /\b(?:use|call)\s+(?:the\s+)?tool\s+[`"“]?([a-zA-Z0-9_-]{1,64})[`"”]?(?:\s+with)?\s*(\{[\s\S]*\})?/iu.exec(question)
  const name = found?.[1] ?? ''
  if (!tools.some((tool) => tool.name === name)) return null
  const input = jsonIn(found?.[2] ?? '{}')
  return { name, input: input !== null && isJsonObject(input) ? input : {} }
}

const byRule = (request: DemoRequest, isOffered: (name: string) => boolean): ToolChoice | null => {
  for (const { name, pattern, inputOf } of rules) {
    const found = isOffered(name) ? pattern.exec(request.question) : null
    const input = found === null ? null : inputOf(found.slice(1), request)
    if (input !== null) return { name, input }
  }
  return null
}

/** A longer question is a text to work on. */
const longestWish = 2000

/** The tool that a question calls for where it was not offered. */
export const missingTool = (request: DemoRequest): string | null =>
  request.question.length > longestWish
    ? null
    : (byRule(request, (name) => !request.tools.some((tool) => tool.name === name))?.name ?? null)

/** The tool that a question calls for, if it was offered. */
export const chooseTool = (request: DemoRequest): ToolChoice | null => {
  const { question, tools } = request
  if (question.length > longestWish) return null
  const isOffered = (name: string): boolean => tools.some((tool) => tool.name === name)
  const named = byName(request) ?? byRule(request, isOffered)
  if (named !== null) return named
  if (isOffered('current_time') && asksForTime.test(question)) return { name: 'current_time', input: {} }
  const expression = isOffered('calculator') ? arithmeticIn(question) : null
  return expression === null ? null : { name: 'calculator', input: { expression } }
}
