import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replyHandlers } from '../../src/main/ipc/handlers/replies.ts'
import { usageHandlers } from '../../src/main/ipc/handlers/usage.ts'
import { configureConversation } from '../../src/main/store/conversations.ts'
import { saveExchanges, type StoredExchange } from '../../src/main/store/exchanges.ts'
import { writeSettings } from '../../src/main/store/settings.ts'
import { recordUsage } from '../../src/main/store/usage.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { profileIdSchema } from '../../src/shared/ids.ts'
import { pageRequests } from '../../src/shared/ipc/contract.ts'
import { replyDetailsSchema } from '../../src/shared/model.ts'
import { largeBytes, largeHash, sentRequests } from '../support/code/sent-requests.ts'
import { addConversation, addMessage, temporaryDatabase, temporaryFolder, text } from '../support/temporary-database.ts'

const now = () => new Date(2026, 4, 20, 12).getTime()
const secret = 'AKIAIOSFODNN7EXAMPLE'

const details = replyDetailsSchema.parse({
  modelId: 'm',
  stopReason: 'end_turn',
  usage: null,
  cost: null,
  latencyMs: null,
  timeToFirstTokenMs: null,
  requestId: null,
  structured: { name: 'invoice', mode: 'native', value: { total: 3 }, isValid: true, problems: [] },
})

const world = () => {
  const { database } = temporaryDatabase()
  const conversationId = addConversation(database, 'Stones')
  const answer = addMessage(database, conversationId, [text('an answer')], { role: 'assistant', details })
  const bare = addMessage(database, conversationId, [text('from before')], { role: 'assistant' })
  recordUsage(database, {
    conversationId,
    messageId: answer.id,
    purpose: 'reply',
    profileId: 'aws:work',
    region: 'eu-west-1',
    modelId: 'm',
    usage: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] },
    cost: { usd: 0.5, asOf: '2026-05-01', savedUsd: 0 },
    serviceTier: null,
    stopReason: 'end_turn',
    latencyMs: 1,
    timeToFirstTokenMs: 1,
    requestId: null,
    createdAt: now(),
  })
  configureConversation(database, conversationId, { profileId: profileIdSchema.parse('demo'), region: 'us-east-1', modelId: 'other' })
  const sent = sentRequests['files, tools, reasoning, cache points and a guardrail']
  if (sent === undefined) throw new Error('the request is there')
  const first: StoredExchange = { operation: 'Converse', modelId: 'm', sentAt: 1, request: { messages: [], note: secret }, response: null }
  saveExchanges(database, { conversationId, messageId: answer.id }, [first, { ...sent, sentAt: 2, response: { stopReason: secret } }])
  const folder = temporaryFolder()
  const saved: { name: string; text: string }[] = []
  const saveFile = async (name: string, content: string | Uint8Array) => {
    saved.push({ name, text: content.toString() })
    return true
  }
  return { database, conversationId, answer, bare, folder, saved, saveFile }
}

const codeOf = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work()
  } catch (error) {
    return error instanceof ExpectedError ? error.userFacing.code : error
  }
}

describe('requests about replies', () => {
  const handlersOf = ({ database, folder, saveFile }: ReturnType<typeof world>, pickFolder = async (): Promise<string | null> => folder) =>
    replyHandlers({
      database: () => database,
      readBytes: async (sha256) => {
        if (sha256 !== largeHash) throw new Error('gone')
        return largeBytes
      },
      saveFile,
      pickFolder,
    })

  it('show every attempt without its secrets', async () => {
    const here = world()
    const { exchanges } = await handlersOf(here)['replies.inspect']({ messageId: here.answer.id })
    const parsed: unknown[] = exchanges.map(({ request }) => JSON.parse(request))
    expect({
      first: [exchanges[0], parsed[0]],
      second: [exchanges[1]?.operation, exchanges[1]?.response, Object.keys(Object(parsed[1]))[0]],
      count: exchanges.length,
      hasSecret: JSON.stringify(exchanges).includes(secret),
    }).toEqual({
      first: [
        { sentAt: 1, operation: 'Converse', request: expect.any(String), response: '' },
        { modelId: 'm', messages: [], note: '[access key]' },
      ],
      second: ['ConverseStream', '{\n  "stopReason": "[access key]"\n}', 'modelId'],
      count: 2,
      hasSecret: false,
    })
  })

  it('give the last attempt as a program for the profile and the region that it was asked with', async () => {
    const here = world()
    const { code, fileName, files } = await handlersOf(here)['replies.code']({ messageId: here.answer.id, language: 'boto3' })
    expect([fileName, files, code.includes('boto3.Session(profile_name="work", region_name="eu-west-1")')]).toEqual([
      'request.py',
      ['file-1.pdf'],
      true,
    ])
  })

  it('save a program with its files in a folder of their own, and nothing that is there is written over', async () => {
    const here = world()
    mkdirSync(join(here.folder, 'Outcrop request'))
    writeFileSync(join(here.folder, 'Outcrop request', 'mine.txt'), 'mine')
    const result = await handlersOf(here)['replies.saveCode']({ messageId: here.answer.id, language: 'javascript' })
    const made = join(here.folder, 'Outcrop request 2')
    expect({
      result,
      before: readdirSync(join(here.folder, 'Outcrop request')),
      files: readdirSync(made).toSorted(),
      hash: createHash('sha256')
        .update(readFileSync(join(made, 'file-1.pdf')))
        .digest('hex'),
      modes: [made, join(made, 'request.mjs')].map((path) => (statSync(path).mode & 0o777).toString(8)),
    }).toEqual({
      result: { isSaved: true },
      before: ['mine.txt'],
      files: ['file-1.pdf', 'request.mjs'],
      hash: largeHash,
      modes: ['700', '600'],
    })
  })

  it('number a program that stands alone', async () => {
    const here = world()
    const { database, conversationId, answer, folder } = here
    const alone = sentRequests['one question']
    if (alone === undefined) throw new Error('the request is there')
    saveExchanges(database, { conversationId, messageId: answer.id }, [{ ...alone, sentAt: 1, response: null }])
    await handlersOf(here)['replies.saveCode']({ messageId: answer.id, language: 'aws-cli' })
    await handlersOf(here)['replies.saveCode']({ messageId: answer.id, language: 'aws-cli' })
    expect(readdirSync(folder)).toEqual(['request 2.sh', 'request.sh'])
  })

  it('save nothing where no folder was picked, and say why where they cannot', async () => {
    const here = world()
    const { answer, bare, folder } = here
    const save = (pickFolder: () => Promise<string | null>) =>
      codeOf(() => handlersOf(here, pickFolder)['replies.saveCode']({ messageId: answer.id, language: 'boto3' }))
    expect([
      await save(async () => null),
      await save(async () => join(folder, 'gone')),
      await codeOf(() => handlersOf(here)['replies.code']({ messageId: bare.id, language: 'boto3' })),
      await codeOf(() => handlersOf(here)['replies.saveJson']({ messageId: bare.id })),
      readdirSync(folder),
    ]).toEqual([{ isSaved: false }, 'folder-unwritable', 'request-gone', 'no-structured-answer', []])
  })

  it('save a structured answer as JSON', async () => {
    const here = world()
    const result = await handlersOf(here)['replies.saveJson']({ messageId: here.answer.id })
    expect([result, here.saved]).toEqual([{ isSaved: true }, [{ name: 'invoice.json', text: '{\n  "total": 3\n}\n' }]])
  })
})

describe('requests about usage', () => {
  it('name profiles and models, know the budget, and export one line for each request', async () => {
    const here = world()
    writeSettings(here.database, { monthlyBudgetUsd: 20 })
    const handlers = usageHandlers({
      database: () => here.database,
      profileNames: async () => new Map([['aws:work', 'Work']]),
      modelNames: async () => (modelId) => `The model ${modelId}`,
      saveFile: here.saveFile,
      now,
    })
    const period = { from: '2026-05-20', to: '2026-05-20' }
    const report = await handlers['usage.read'](period)
    expect({
      report: pageRequests['usage.read'].output.safeParse(report).success,
      names: [report.profiles[0]?.name, report.models[0]?.name],
      month: await handlers['usage.month']({}),
      conversation: (await handlers['usage.ofConversation']({ conversationId: here.conversationId })).usd,
      exported: await handlers['usage.export'](period),
      saved: here.saved.map(({ name, text: csv }) => [name, csv.trim().split('\r\n').length]),
    }).toEqual({
      report: true,
      names: ['Work', 'The model m'],
      month: { usd: 0.5, budgetUsd: 20 },
      conversation: 0.5,
      exported: { isSaved: true },
      saved: [['Outcrop usage 2026-05-20 to 2026-05-20.csv', 2]],
    })
  })
})
