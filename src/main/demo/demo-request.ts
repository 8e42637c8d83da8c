import { z } from 'zod'
import { documentOf, fileNamesIn, readDocuments, type DemoDocument, type ReadText } from './read-documents.ts'

const toolResult = z.object({
  content: z.array(z.looseObject({ text: z.string().optional(), json: z.unknown().optional() })).default([]),
  status: z.string().optional(),
})
const toolUse = z.object({ name: z.string(), input: z.unknown().optional() })
const document = z.object({
  name: z.string(),
  source: z.looseObject({ content: z.array(z.object({ text: z.string() })).default([]) }),
  citations: z.object({ enabled: z.boolean() }).optional(),
})
const block = z.looseObject({
  text: z.string().optional(),
  document: document.optional(),
  image: z.unknown().optional(),
  toolUse: toolUse.optional(),
  toolResult: toolResult.optional(),
})
const message = z.object({ role: z.string(), content: z.array(block) })
const tool = z.looseObject({
  toolSpec: z.object({ name: z.string() }).optional(),
})
const bodySchema = z.object({
  messages: z.array(message).default([]),
  system: z.array(z.looseObject({ text: z.string().optional() })).default([]),
  toolConfig: z.object({ tools: z.array(tool) }).optional(),
})
type DemoMessage = z.infer<typeof message>

type DemoTool = { readonly name: string }
export type FinishedTool = { readonly name: string; readonly input: unknown; readonly text: string; readonly isError: boolean }

/** What the demo reader looks at: the question, the documents of the whole conversation, and what tools gave back. */
export type DemoRequest = {
  readonly system: string
  readonly question: string
  /** The newest question in words, also where results of tools came after it. */
  readonly asked: string
  /** What was answered already, when the question asks to go on. */
  readonly answered: string
  readonly documents: readonly DemoDocument[]
  readonly hasNewDocuments: boolean
  /** Of the newest question. */
  readonly pictures: number
  readonly tools: readonly DemoTool[]
  readonly finishedTools: readonly FinishedTool[]
  readonly characters: number
}

const goesOn = /^\s*(?:please\s+)?continue\b/iu

const texts = (entry: DemoMessage): readonly string[] => entry.content.flatMap(({ text }) => (text === undefined ? [] : [text]))

const finishedTools = (messages: readonly DemoMessage[]): readonly FinishedTool[] => {
  const calls = (messages.at(-2)?.content ?? []).flatMap(({ toolUse: call }) => (call === undefined ? [] : [call]))
  const results = (messages.at(-1)?.content ?? []).flatMap(({ toolResult: result }) => (result === undefined ? [] : [result]))
  return results.map((result, index) => {
    const text = result.content.map((part) => part.text ?? JSON.stringify(part.json ?? '')).join('\n')
    return {
      name: calls[index]?.name ?? '',
      input: calls[index]?.input ?? null,
      text,
      isError: result.status === 'error' || text.startsWith('Error:'),
    }
  })
}

/** What the messages of the person hold; documents are counted through the whole conversation, as citations count them. */
const readMessages = (messages: readonly DemoMessage[]): readonly (ReadText & { readonly entry: DemoMessage })[] => {
  let count = 0
  return messages.map((entry) => {
    const said = entry.role === 'user' ? texts(entry) : []
    const names = fileNamesIn(said)
    const { documents, rest } = readDocuments(said)
    const own = entry.content.flatMap(({ document: sent }) => {
      if (sent === undefined) return []
      count += 1
      const pages = sent.source.content.map(({ text }) => text)
      return [documentOf(names.get(sent.name) ?? sent.name, pages, sent.citations?.enabled === true ? count - 1 : null)]
    })
    return { entry, documents: [...own, ...documents], rest }
  })
}

export const parseDemoRequest = (body: string): DemoRequest => {
  const { messages, system, toolConfig } = bodySchema.parse(JSON.parse(body))
  const read = readMessages(messages)
  const isQuestion = ({ entry, rest }: (typeof read)[number]): boolean => entry.role === 'user' && rest.trim() !== '' && !goesOn.test(rest)
  const asked = Math.max(0, read.findLastIndex(isQuestion))
  const last = read.at(-1)
  const isGoingOn = last !== undefined && goesOn.test(last.rest)
  const after = isGoingOn ? messages.slice(asked + 1).filter(({ role }) => role === 'assistant') : []
  return {
    system: system.map(({ text }) => text ?? '').join('\n'),
    question: (isGoingOn ? read[asked]?.rest : last?.rest)?.trim() ?? '',
    asked: read[asked]?.rest.trim() ?? '',
    answered: after.flatMap(texts).join(''),
    documents: read.flatMap(({ documents }) => documents),
    pictures: (isGoingOn ? read[asked] : last)?.entry.content.filter(({ image }) => image !== undefined).length ?? 0,
    hasNewDocuments: (isGoingOn ? read[asked] : last)?.documents.length !== 0,
    tools: (toolConfig?.tools ?? []).flatMap(({ toolSpec }) => (toolSpec === undefined ? [] : [{ name: toolSpec.name }])),
    finishedTools: finishedTools(messages),
    characters: body.length,
  }
}
