import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { demoModelId } from '../../src/main/bedrock/demo-model.ts'
import { grantFolder } from '../../src/main/store/folders.ts'
import { createFileTools } from '../../src/main/tools/files/file-tools.ts'
import { createCommandTool } from '../../src/main/tools/run/command-tool.ts'
import type { Approval, ApprovalAnswer } from '../../src/shared/approval.ts'
import { folderIdSchema } from '../../src/shared/folder.ts'
import { profileIdSchema, type ConversationId } from '../../src/shared/ids.ts'
import { demoMessages } from '../../src/shared/messages/demo.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const folder = (): string => realpathSync(join(suite.folder(), 'notes'))
const roots = () => [{ path: folder(), access: 'read-write' as const }]
const suite = useTurnSuite({
  builtIn: [...createFileTools({ roots }), createCommandTool({ roots, environment: async () => ({ PATH: process.env['PATH'] }) })],
})

const yes: ApprovalAnswer = { type: 'allow', scope: 'once', content: null }
const no: ApprovalAnswer = { type: 'deny', message: '' }

/** Asks the demo reader, answers what is asked back, and tells what it said in the end. */
const asking = async (question: string, answer: ApprovalAnswer = yes, conversationId: ConversationId | null = null) => {
  mkdirSync(join(suite.folder(), 'notes'), { recursive: true })
  writeFileSync(join(suite.folder(), 'notes', 'mine.txt'), 'The copper mine at Falun opened in 1921.\nIt closed in 1992.\n')
  const world = suite.world()
  const id = folderIdSchema.parse(crypto.randomUUID())
  grantFolder(suite.database(), { id, conversationId, path: folder(), access: 'read-write', now: 1 })
  const { conversation } = suite.ask(question, { conversationId, profileId: profileIdSchema.parse('demo'), modelId: demoModelId })
  const asked: Approval[] = []
  while (world.activeTurns.isRunning(conversation.id)) {
    const [waiting] = world.waiting()
    if (waiting === undefined) await setTimeout(2)
    else {
      asked.push(waiting)
      world.approvals.answer(waiting.id, answer)
    }
  }
  const said = world
    .messages(conversation.id)
    .at(-1)
    ?.parts.map((part) => (part.type === 'text' ? part.text : part.type))
    .join('')
  return { said, asked: asked.map(({ tool }) => tool.name), conversationId: conversation.id, faults: world.faults }
}

describe('the demo reader with real tools', () => {
  it.each([
    ['What is 6*7?', '6\\*7 = **42**'],
    ['List the files', expect.stringMatching(/^The tool answered:\n\nmine\.txt \d+ bytes$/u)],
    ['Read mine.txt', 'This is what came back:\n\n```text\nThe copper mine at Falun opened in 1921.\nIt closed in 1992.\n```'],
    ['Search the files for 1921', expect.stringContaining('1: The copper mine at Falun opened in 1921.')],
    ['Find files named *.txt', 'The tool answered:\n\nmine.txt'],
    ['What do you remember?', 'The tool answered:\n\nThere are no notes yet.'],
    ['Read other.txt', expect.stringContaining('The tool could not do that:')],
  ])('answers “%s” without asking back', async (question, words) => {
    expect(await asking(question)).toMatchObject({ said: words, asked: [], faults: [] })
  })

  it('changes and runs what a person allows', async () => {
    const written = await asking('Write "Hello there" to hello.txt')
    const ran = await asking('Run `cat hello.txt`')
    const remembered = await asking('Remember that I like metric units')
    const recalled = await asking('What do you remember?', no, remembered.conversationId)
    expect({
      asked: [written, ran, remembered, recalled].map(({ asked }) => asked),
      file: readFileSync(join(folder(), 'hello.txt'), 'utf8'),
      ran: ran.said,
      recalled: recalled.said?.includes('I like metric units'),
    }).toEqual({
      asked: [['write_file'], ['run_command'], ['remember_note'], []],
      file: 'Hello there',
      ran: expect.stringContaining('Hello there'),
      recalled: true,
    })
  })

  it('leaves alone what a person does not allow', async () => {
    expect(await asking('Write "x" to mine.txt', no)).toMatchObject({ said: demoMessages.notAllowed, asked: ['write_file'] })
    expect(readFileSync(join(folder(), 'mine.txt'), 'utf8')).toContain('copper')
  })

  it('sums up a file that it has read', async () => {
    const { said } = await asking('Summarise mine.txt')
    expect(said).toMatch(/^## Summary of mine\n\nThe copper mine at Falun opened in 1921\./u)
  })
})
