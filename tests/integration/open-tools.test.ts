import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openTools } from '../../src/main/open-tools.ts'
import { listFolders } from '../../src/main/store/folders.ts'
import type { Tool } from '../../src/main/tools/tool.ts'
import { createKeychain } from '../support/keychain-double.ts'
import { addConversation, openIn } from '../support/temporary-database.ts'
import { toolContext } from '../support/planned-call.ts'

const { signal } = new AbortController()

const createWorld = (variables: (base: string) => NodeJS.ProcessEnv = () => ({})) => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'outcrop-tools-')))
  const [ownFolder, work] = [join(base, 'app'), join(base, 'work')]
  for (const folder of [ownFolder, work]) mkdirSync(folder)
  writeFileSync(join(work, 'plan.txt'), 'Monday: copper.\n')
  const database = openIn(ownFolder)
  const sent: string[] = []
  const picks: (string | null)[] = []
  let pathAsked = 0
  const tools = openTools({
    environment: { ...process.env, ...variables(base) },
    ownFolder,
    version: '1.0.0',
    database: () => database,
    files: {
      readWebPage: () => Promise.reject(new Error('No page is read here.')),
      keepAttachment: () => Promise.reject(new Error('No file is kept here.')),
    },
    vault: createKeychain().vaultOn('darwin'),
    openPage: async () => false,
    send: (name) => sent.push(name),
    aws: () => ({
      findRoute: () => Promise.reject(new Error('Nothing leaves this computer here.')),
      ensurePath: async () => {
        pathAsked += 1
      },
    }),
    dialogs: {
      saveFile: async () => false,
      saveCopy: async () => false,
      pickFolder: async () => picks.shift() ?? null,
      confirm: async () => false,
    },
    planSettings: async () => async () => 'Changed.',
    sample: () => Promise.reject(new Error('No model is asked here.')),
    onForeignText: () => undefined,
  })
  onTestFinished(async () => {
    await tools.dispose()
    database.close()
    rmSync(base, { recursive: true, force: true })
  })
  const conversationId = addConversation(database, 'Here')
  const context = toolContext(conversationId)
  const find = async (name: string): Promise<Tool> => {
    const tool = (await tools.ready(signal)).find(name)
    if (tool === null) throw new Error(`There is no tool ${name}.`)
    return tool
  }
  return { base, ownFolder, work, database, tools, sent, picks, pathAsked: () => pathAsked, conversationId, context, find }
}

describe('openTools', () => {
  it('offers every tool with what it touches, each with words for people', async () => {
    const { tools } = createWorld()
    const listed = await tools.handlers['tools.list']({})
    expect(listed.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'calculator: harmless',
      'change_settings: settings',
      'current_time: harmless',
      'edit_file: write',
      'fetch_web_page: network',
      'find_files: read',
      'forget_note: settings',
      'list_folder: read',
      'read_attachment: read',
      'read_conversation: read',
      'read_file: read',
      'recall_notes: harmless',
      'remember_note: settings',
      'run_command: run',
      'search_conversations: read',
      'search_files: read',
      'write_file: write',
    ])
    expect(listed.filter(({ title, description }) => title === '' || description === '')).toEqual([])
  })

  it('opens to the tools of a conversation what a person has chosen for it, and nothing of its own', async () => {
    const { tools, picks, work, ownFolder, conversationId, context, find, database } = createWorld()
    const read = await find('read_file')
    const input = { path: join(work, 'plan.txt') }
    const before = await read.plan(input, context, signal).catch((error: unknown) => error)
    picks.push(work)
    await tools.handlers['folders.grant']({ conversationId, access: 'read' })
    const planned = await read.plan(input, context, signal)
    const outcome = await planned.run(signal, () => undefined)
    picks.push(ownFolder)
    const refused = await Promise.resolve(tools.handlers['folders.grant']({ conversationId, access: 'read' })).catch(
      (error: unknown) => error,
    )
    expect({
      before,
      ask: planned.ask,
      outcome,
      refused,
      granted: listFolders(database, conversationId).map(({ path }) => path),
    }).toMatchObject({
      before: expect.any(Error),
      ask: null,
      outcome: { isError: false, isUntrusted: true, text: expect.stringContaining('Monday: copper.') },
      refused: { userFacing: { code: 'folder-kept-out' } },
      granted: [work],
    })
  })

  it('keeps the files with keys shut where the environment says that they lie elsewhere', async () => {
    const { tools, picks, base, conversationId, context, find } = createWorld((folder) => ({
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'work', 'keys', 'mine'),
      AWS_LOGIN_CACHE_DIRECTORY: join(folder, 'work', 'cache'),
    }))
    const work = join(base, 'work')
    for (const folder of ['keys', 'cache']) mkdirSync(join(work, folder))
    for (const file of ['keys/mine', 'keys/other', 'cache/token.json']) writeFileSync(join(work, file), 'canary')
    picks.push(work)
    await tools.handlers['folders.grant']({ conversationId, access: 'read' })
    const read = await find('read_file')
    const planned = await Promise.allSettled(
      ['keys/mine', 'cache/token.json', 'keys/other'].map((path) => read.plan({ path: join(work, path) }, context, signal)),
    )
    expect(planned.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  })

  it('asks the login shell for its PATH at the first command, not before', async () => {
    const { tools, picks, work, conversationId, context, find, pathAsked } = createWorld()
    picks.push(work)
    await tools.handlers['folders.grant']({ conversationId, access: 'read-write' })
    const command = await find('run_command')
    const before = pathAsked()
    const { ask } = await command.plan({ argv: ['node', '--version'] }, context, signal)
    expect([before, pathAsked(), ask?.view.type]).toEqual([0, 1, 'command'])
  })

  it('tells the window what waits for a person, and of notes that have changed', async () => {
    const { tools, sent, context, find, conversationId } = createWorld()
    const remember = await find('remember_note')
    const { ask } = await remember.plan({ text: 'Copper on Mondays' }, context, signal)
    if (ask === null) throw new Error('Nobody is asked.')
    const decision = tools.approvals.decide({ tool: remember, ask, context: { ...context, index: 0 }, isTainted: false }, signal)
    const [waiting] = await tools.handlers['approvals.list']({})
    if (waiting === undefined) throw new Error('Nothing waits.')
    await tools.handlers['approvals.answer']({ approvalId: waiting.id, answer: { type: 'allow', scope: 'once', content: null } })
    await tools.handlers['notes.add']({ conversationId, text: 'By hand' })
    expect({ decision: await decision, sent }).toEqual({
      decision: { type: 'allow', by: 'once', content: null },
      sent: ['approvals.changed', 'approvals.changed', 'notes.changed'],
    })
  })
})
