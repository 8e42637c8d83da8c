import { demoMessages } from '../../shared/messages/demo.ts'
import { answerFromDocuments } from './answer-from-documents.ts'
import { chooseTool, missingTool, type ToolChoice } from './choose-tool.ts'
import { compareDocuments } from './compare-documents.ts'
import type { DemoRequest } from './demo-request.ts'
import { createCitations, withoutStart, type Citations, type DemoBlock } from './mark-citations.ts'
import { documentsOfTools, wordsOfTool } from './tell-tools.ts'
import { contentWords } from './sentences.ts'
import { writeSummary } from './write-summary.ts'

export type DemoReply =
  | { readonly type: 'text'; readonly blocks: readonly DemoBlock[] }
  | { readonly type: 'tool'; readonly choice: ToolChoice }

const asksForSummary =
  /summar|overview|key points|main points|tl;?\s?dr|gist|what is (?:this|it) about|zusammenfass|überblick|résum|synth[èé]se|resum|riassu|sammanfatt|samenvatt|要約|总结|總結|摘要|요약|изложи|резюм|ملخص|لخص/iu
const asksToCompare = /\bcompar|\bdiffer|unterschied|vergleich|différen|\bdiferenc|confront|比较|比較|비교|сравн|قارن/iu
const asksForTitle = /^write a title/iu
/** From here on a pasted text is taken as something to summarise. */
const longQuestion = 600
const titleWords = 6

/** A title from the heading of a summary, or from the first words of the question. */
const titleFor = ({ question }: DemoRequest): string => {
  const heading = /^## (.+)$/mu.exec(question)?.[1]?.replaceAll('\\', '')
  if (heading !== undefined) return heading
  const [line = ''] = question
    .replace(/^\[.*\]$/gmu, '')
    .trim()
    .split('\n', 1)
  const title = line
    .replace(/[*_#>`"“”?!.:]+/gu, ' ')
    .trim()
    .split(/\s+/u)
    .slice(0, titleWords)
    .join(' ')
  return title === '' ? demoMessages.newConversation : title
}

const wantsSummary = ({ question, hasNewDocuments }: DemoRequest): boolean =>
  asksForSummary.test(question) || (hasNewDocuments && contentWords(question).length === 0)

const textOf = (blocks: readonly DemoBlock[]): string => blocks.map(({ text }) => text).join('')
const saying = (text: string): DemoReply => ({ type: 'text', blocks: [{ text, citations: [] }] })

const inFolders: ReadonlySet<string> = new Set(['read_file', 'list_folder', 'find_files', 'search_files'])
const inFoldersForChanges: ReadonlySet<string> = new Set(['write_file', 'edit_file', 'run_command'])

/** What is said where nothing can be done: what is missing for what was asked, or what could be asked. */
const withoutTool = (name: string | null): string => {
  if (name === null || name === 'read_attachment') return demoMessages.nothingAttached
  if (inFolders.has(name)) return demoMessages.noFolder
  return inFoldersForChanges.has(name) ? demoMessages.noFolderForChanges : demoMessages.toolOff(name)
}

const documentText = async (request: DemoRequest, citations: Citations, signal: AbortSignal): Promise<string> => {
  const { question, documents } = request
  if (documents.length > 0) {
    const newest = documents.slice(-1)
    if (documents.length > 1 && asksToCompare.test(question)) return compareDocuments(documents, citations, signal)
    return wantsSummary(request)
      ? writeSummary(request.hasNewDocuments ? documents : newest, citations, signal)
      : answerFromDocuments(question, documents, citations, signal)
  }
  if (question.length >= longQuestion) {
    return writeSummary([{ name: '', pages: [{ number: 1, place: 1, text: question }], index: null }], citations, signal)
  }
  return request.pictures > 0 ? demoMessages.onlyPictures(request.pictures) : withoutTool(missingTool(request))
}

const fullText = async (request: DemoRequest, citations: Citations, signal: AbortSignal): Promise<string> => {
  const text = await documentText(request, citations, signal)
  return request.documents.length > 0 && request.pictures > 0 ? `${text}\n\n${demoMessages.picturesToo(request.pictures)}` : text
}

/** What tools gave: told as it is, or summed up where that was asked for. */
const fromTools = async ({ asked, finishedTools }: DemoRequest, signal: AbortSignal): Promise<string> => {
  const documents = asksForSummary.test(asked) ? documentsOfTools(finishedTools) : []
  return documents.length > 0 ? writeSummary(documents, createCitations(), signal) : finishedTools.map(wordsOfTool).join('\n\n')
}

/** What is left of an answer that was cut; the same question always gives the same answer, so it can be taken up exactly. */
const remainder = (blocks: readonly DemoBlock[], answered: string): DemoReply => {
  if (answered === '' || !textOf(blocks).startsWith(answered)) return { type: 'text', blocks }
  const rest = withoutStart(blocks, answered.length)
  return rest.length === 0 ? saying(demoMessages.alreadyComplete) : { type: 'text', blocks: rest }
}

/** Everything the demo reader can do with a request. The same request always gets the same reply. */
export const demoReply = async (request: DemoRequest, signal: AbortSignal): Promise<DemoReply> => {
  if (asksForTitle.test(request.system)) return saying(titleFor(request))
  if (request.finishedTools.length > 0) return saying(await fromTools(request, signal))
  const choice = chooseTool(request)
  if (choice !== null) return { type: 'tool', choice }
  const citations = createCitations()
  return remainder(citations.split(await fullText(request, citations, signal)), request.answered)
}
