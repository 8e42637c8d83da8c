import type { Attachment } from '../../shared/attachment.ts'
import { quickActionsMessages as words } from '../../shared/messages/quick-actions.ts'
import type { Settings } from '../../shared/settings.ts'
import { draftOf, setDraftText } from './composer-draft.ts'
import { openConversationState } from './open-conversation.ts'
import { currentSettings, updateSettings } from './settings.ts'

export type ActionName = keyof typeof words.names
/** Actions that have a question of their own. */
export type PromptName = Exclude<ActionName, 'ask'>

export const promptNames = ['summarise', 'facts', 'compare', 'extract', 'translate', 'describe'] as const satisfies readonly PromptName[]

type Named = Pick<Attachment, 'kind' | 'mediaType' | 'name'>

const documentKinds: ReadonlySet<Attachment['kind']> = new Set(['pdf', 'office', 'text'])
const tableTypes: ReadonlySet<string> = new Set([
  'text/csv',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** What can be done with files like these, the likeliest first. */
export const actionsFor = (files: readonly Named[]): readonly ActionName[] => {
  if (files.length === 0) return []
  const compare: readonly ActionName[] = files.filter(({ kind }) => documentKinds.has(kind)).length > 1 ? ['compare'] : []
  if (files.every(({ kind }) => kind === 'image')) return ['describe', 'extract', 'translate', 'ask']
  if (files.every(({ mediaType }) => tableTypes.has(mediaType))) return ['facts', 'summarise', ...compare, 'extract', 'translate', 'ask']
  return ['summarise', 'facts', ...compare, 'extract', 'translate', 'ask']
}

const longestPrompt = 20_000
const shownNames = 8
const longestName = 120

/** A name says nothing but itself in a question: no line breaks, no characters out of sight, no quotation marks that would end it. */
const plainName = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/["“”„«»]/gu, '’')
    .trim()
    .slice(0, longestName)

/** The files by their names, as they stand in a sentence. */
export const namesInWords = (names: readonly string[]): string => {
  const shown = names.slice(0, shownNames).map((name) => words.quoted(plainName(name)))
  const all = names.length > shownNames ? [...shown, words.moreNames(names.length - shownNames)] : shown
  const last = all.at(-1)
  if (last === undefined) return words.theFile
  return all.length === 1 ? last : words.and(all.slice(0, -1).join(', '), last)
}

export const templateOf = (name: PromptName, { actionPrompts }: Pick<Settings, 'actionPrompts'>): string =>
  actionPrompts[name] ?? words.prompts[name]

type Filling = { readonly length: Settings['summaryLength']; readonly language: string; readonly names: string }

/** The question of a template. What a name brings along is not looked at for placeholders again. */
export const filledTemplate = (template: string, { length, language, names }: Filling): string =>
  template.replaceAll(/\{(length|language|names)\}/gu, (_placeholder, name: string) => {
    if (name === 'length') return words.lengthWords[length]
    return name === 'language' ? language : names
  })

/** Why a template cannot be kept; null when it can. */
export const templateProblem = (template: string): string | null => {
  if (template.trim() === '') return words.emptyPrompt
  if (template.length > longestPrompt) return words.longPrompt(longestPrompt.toLocaleString('en'))
  const unknown = [...template.matchAll(/\{[a-z]+\}/giu)]
    .map(([found]) => found)
    .find((found) => !/^\{(?:length|language|names)\}$/u.test(found))
  return unknown === undefined ? null : words.unknownPlaceholder(unknown)
}

/** Keeps a template; one that is the original again is forgotten. */
export const saveTemplate = (name: PromptName, template: string): Promise<boolean> => {
  const others = Object.entries(currentSettings().actionPrompts).filter(([key]) => key !== name)
  const own = template.trim() === words.prompts[name] ? [] : [[name, template.trim()] as const]
  return updateSettings({ actionPrompts: Object.fromEntries([...others, ...own]) })
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** The language of the system, in English; English where that is not known. */
export const systemLanguage = (tag: string = navigator.language): string => {
  try {
    return names.of(tag.split('-')[0] ?? '') ?? 'English'
  } catch {
    // A tag that is no language leaves the choice to the person.
    return 'English'
  }
}

const offered = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'fi',
  'el',
  'tr',
  'uk',
  'ru',
  'ar',
  'he',
  'hi',
  'zh',
  'ja',
  'ko',
  'vi',
]

export const offeredLanguages = (): readonly { readonly value: string }[] => offered.map((tag) => ({ value: systemLanguage(tag) }))

export const chosenLanguage = ({ translationLanguage }: Pick<Settings, 'translationLanguage'>): string =>
  translationLanguage === '' ? systemLanguage() : translationLanguage

/** What an action has put into the field: as long as it stands there unchanged, the next one takes its place. */
let lastPut: { readonly name: PromptName; readonly text: string } | null = null

/** The question of an action about the files in the field. */
export const questionOf = (name: PromptName, files: readonly Named[], settings: Settings): string =>
  filledTemplate(templateOf(name, settings), {
    length: settings.summaryLength,
    language: chosenLanguage(settings),
    names: namesInWords(files.map((file) => file.name)),
  })

/** Puts the question of an action into the field. What a person has written there stays, below it. */
export const putQuestion = (name: PromptName): void => {
  const { text, attachments } = draftOf(openConversationState().conversationId)
  const question = questionOf(name, attachments, currentSettings())
  const isOwn = text.trim() === '' || text === lastPut?.text
  setDraftText(isOwn ? question : `${question}\n\n${text}`)
  lastPut = isOwn ? { name, text: question } : null
}

/** Empties the field of what an action has put there, unless it was changed. */
export const takeBackQuestion = (): void => {
  if (draftOf(openConversationState().conversationId).text === lastPut?.text) setDraftText('')
  lastPut = null
}

export const chooseLength = async (summaryLength: Settings['summaryLength']): Promise<void> => {
  const saved = updateSettings({ summaryLength })
  if (lastPut !== null && draftOf(openConversationState().conversationId).text === lastPut.text) putQuestion(lastPut.name)
  await saved
}
