import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createBuiltInTools } from '../../../../src/main/tools/built-in-tools.ts'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { createToolRegistry } from '../../../../src/main/tools/registry.ts'
import { defineTool } from '../../../../src/main/tools/tool.ts'

const { signal } = new AbortController()
const tools = createBuiltInTools(
  async (_conversationId, change) => JSON.stringify(change),
  () => Date.parse('2026-02-28T23:30:00Z'),
)
const context = { conversationId: conversationIdSchema.parse(crypto.randomUUID()) }

const repeat = defineTool({
  name: 'repeat',
  description: 'Repeats a letter.',
  input: z.object({ letter: z.string(), count: z.number().int() }),
  run: ({ letter, count }) => letter.repeat(count),
})
const wait = defineTool({
  name: 'wait',
  description: 'Waits until it is stopped.',
  input: z.object({}),
  run: (_input, _context, stopped) =>
    new Promise<string>((_resolve, reject) => stopped.addEventListener('abort', () => reject(stopped.reason))),
})

describe('createToolRegistry', () => {
  it('describes its tools with JSON Schemas of objects', () => {
    expect(tools.specs().map(({ name, inputSchema }) => ({ name, inputSchema }))).toEqual([
      {
        name: 'current_time',
        inputSchema: expect.objectContaining({ type: 'object', properties: expect.objectContaining({ timeZone: expect.anything() }) }),
      },
      { name: 'calculator', inputSchema: expect.objectContaining({ type: 'object', required: ['expression'] }) },
      { name: 'change_settings', inputSchema: expect.objectContaining({ type: 'object' }) },
    ])
  })

  it.each([
    ['a change of nothing', 'change_settings', {}, 'The tool failed: Name at least one setting to change.'],
    ['an unknown tool', 'shell', {}, 'There is no tool named shell.'],
    ['a name that objects have', 'constructor', {}, 'There is no tool named constructor.'],
    ['a missing input', 'calculator', {}, /^The input does not fit the tool's schema: .*expression/su],
    ['an input of another type', 'calculator', 'one plus one', /^The input does not fit the tool's schema: /u],
    ['an input that is too long', 'calculator', { expression: '1'.repeat(1001) }, /^The input does not fit the tool's schema: /u],
    ['an expression that is none', 'calculator', { expression: '1 +' }, 'The tool failed: The expression cannot be read from character 4.'],
    [
      'a time zone that is none',
      'current_time',
      { timeZone: 'Mars/Olympus' },
      'The tool failed: There is no time zone named Mars/Olympus. Use an IANA name such as Europe/Berlin.',
    ],
  ])('tells the model of %s', async (_name, tool, input, words) => {
    expect(await tools.run(tool, input, context, signal)).toEqual({
      isError: true,
      text: typeof words === 'string' ? words : expect.stringMatching(words),
    })
  })

  it('asks a person only before what changes something', () => {
    expect(['current_time', 'calculator', 'change_settings', 'shell'].filter((name) => tools.needsApproval(name))).toEqual([
      'change_settings',
    ])
  })

  it('tells the model that the user stopped a tool', async () => {
    const controller = new AbortController()
    const running = createToolRegistry([wait]).run('wait', {}, context, controller.signal)
    controller.abort()
    expect(await running).toEqual({ isError: true, text: 'The tool was stopped by the user.' })
  })

  it.each([
    ['x', 65_536, 65_536],
    ['x', 65_537, 65_536],
    ['✓', 30_000, 21_845],
    ['📄', 16_385, 16_384],
  ])('cuts a result of %s times %i at 64 kB and never inside a character', async (letter, count, left) => {
    const { text } = await createToolRegistry([repeat]).run('repeat', { letter, count }, context, signal)
    const expected = count === left ? letter.repeat(count) : `${letter.repeat(left)}\n[The result was cut at 64 kB.]`
    expect({ length: text.length, isSame: text === expected }).toEqual({ length: expected.length, isSame: true })
  })
})

describe('calculator', () => {
  it.each([
    ['0.1 + 0.2', '0.3'],
    ['2 ^ 64', '18446744073709600000'],
    ['1 / 3', '0.333333333333333'],
    ['(3 + 4) * 2 ^ 8', '1792'],
  ])('answers %s in 15 digits', async (expression, text) => {
    expect(await tools.run('calculator', { expression }, context, signal)).toEqual({ isError: false, text })
  })
})

describe('current_time', () => {
  it.each([
    ['Europe/Berlin', /^Sunday,? 1 March 2026,? at 00:30:00 CET \(Europe\/Berlin\); in UTC 2026-02-28T23:30:00\.000Z$/u],
    ['UTC', /^Saturday,? 28 February 2026,? at 23:30:00 UTC \(UTC\); in UTC 2026-02-28T23:30:00\.000Z$/u],
  ])('tells the time of %s', async (timeZone, text) => {
    expect(await tools.run('current_time', { timeZone }, context, signal)).toEqual({ isError: false, text: expect.stringMatching(text) })
  })

  it('tells the time of this computer where no zone is named', async () => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    expect((await tools.run('current_time', {}, context, signal)).text).toContain(`(${zone})`)
  })
})
