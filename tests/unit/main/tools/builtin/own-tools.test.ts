import { describe, expect, it } from 'vitest'
import { ownToolWorld as world } from '../../../../support/own-tool-world.ts'
import { called, toolContext } from '../../../../support/planned-call.ts'
import { addConversation, addMessage, anAttachment, pages, text } from '../../../../support/temporary-database.ts'

describe('current_time and calculator', () => {
  it.each([
    [
      'current_time',
      { timeZone: 'Asia/Tokyo' },
      /^Sunday,? 1 March 2026 at 08:30:00 GMT\+9 \(Asia\/Tokyo\); in UTC 2026-02-28T23:30:00\.000Z$/u,
    ],
    ['calculator', { expression: '0.1 + 0.2' }, /^0\.3$/u],
  ])('answers %s without asking anyone', async (name, input, words) => {
    const { plan, call } = world()
    expect({ ask: (await plan(name, input)).ask, outcome: await call(name, input) }).toEqual({
      ask: null,
      outcome: { isError: false, text: expect.stringMatching(words) },
    })
  })

  it.each([
    ['current_time', { timeZone: 'Mars/Olympus' }, 'There is no time zone named Mars/Olympus. Use an IANA name such as Europe/Berlin.'],
    ['calculator', { expression: 'require("fs")' }, 'The calculator does not know require("fs").'],
  ])('refuses what %s cannot do', async (name, input, words) => {
    await expect(world().call(name, input)).rejects.toThrow(words)
  })
})

describe('change_settings', () => {
  it('shows exactly what it changes, and changes it only when it runs', async () => {
    const { plan, changes } = world()
    const { ask, run } = await plan('change_settings', { topP: 0.9, temperature: 0.2 })
    const before = changes.length
    await run(new AbortController().signal, () => undefined)
    expect({ ask, before, changes }).toEqual({
      ask: {
        view: { type: 'input', input: { temperature: 0.2, topP: 0.9 } },
        reasons: ['changes-settings'],
        scopes: ['once', 'conversation', 'always'],
        key: '{"temperature":0.2,"topP":0.9}',
        what: 'Temperature: 0.2; Top-p: 0.9',
      },
      before: 0,
      changes: [{ temperature: 0.2, topP: 0.9 }],
    })
  })

  it.each([
    [{}, 'Name at least one setting to change.'],
    [{ temperature: 0.2, profileId: 'aws:other' }, 'Unrecognized key'],
  ])('refuses %j', async (input, words) => {
    await expect(world().plan('change_settings', input)).rejects.toThrow(words)
  })
})

describe('search_conversations and read_conversation', () => {
  it('asks before it looks, and leaves out the conversation it is called from', async () => {
    const { database, conversationId, plan, call } = world()
    const other = addConversation(database, 'Granite', Date.parse('2026-01-02T00:00:00Z'))
    addMessage(database, other, [text('Granite is a stone.')])
    addMessage(database, conversationId, [text('Granite here.')])
    const { ask } = await plan('search_conversations', { query: 'granite' })
    const { text: found, ...outcome } = await call('search_conversations', { query: 'granite' })
    expect({ ask, outcome, found: JSON.parse(found) }).toEqual({
      ask: {
        view: { type: 'input', input: { query: 'granite', limit: 10 } },
        reasons: ['reads-other-conversations'],
        scopes: ['once', 'conversation'],
        key: 'any',
        what: 'Search other conversations',
      },
      outcome: { isError: false, isUntrusted: true },
      found: [{ id: other, title: 'Granite', date: '2026-01-02', snippet: 'Granite' }],
    })
  })

  it('says that nothing was found', async () => {
    expect(await world().call('search_conversations', { query: 'basalt' })).toEqual({
      isError: false,
      text: 'No other conversation has all words of: basalt',
    })
  })

  it('reads what was found, part by part', async () => {
    const { database, plan, call } = world()
    const other = addConversation(database, 'Granite', Date.parse('2026-01-02T00:00:00Z'))
    addMessage(database, other, [text('What is granite?')])
    addMessage(database, other, [text('g'.repeat(25_000))], { role: 'assistant' })
    const { ask } = await plan('read_conversation', { conversationId: other })
    const first = await call('read_conversation', { conversationId: other })
    const second = await call('read_conversation', { conversationId: other, part: 2 })
    expect(ask).toMatchObject({
      view: { type: 'input', input: { conversation: 'Granite', part: 1 } },
      key: other,
      what: 'Read the conversation Granite',
    })
    expect(first.text).toMatch(
      /^Granite \(2026-01-02\)\nPart 1 of 2\. Ask for part 2 to read on\.\n\nPerson:\nWhat is granite\?\n\nAssistant:\ng+$/u,
    )
    expect({ ...second, text: second.text.length - 'g'.repeat(5041).length }).toMatchObject({ isError: false, isUntrusted: true })
    await expect(call('read_conversation', { conversationId: other, part: 3 })).rejects.toThrow('There are only 2 parts.')
  })

  it('reads neither its own conversation nor one that is not there', async () => {
    const { conversationId, plan } = world()
    const words = 'There is no other conversation with this id. Take one from a search.'
    await expect(plan('read_conversation', { conversationId })).rejects.toThrow(words)
    await expect(plan('read_conversation', { conversationId: crypto.randomUUID() })).rejects.toThrow(words)
  })
})

describe('read_attachment', () => {
  it('reads page by page without asking, and says where to read on', async () => {
    const { attach, plan, call } = world()
    attach(anAttachment({ name: 'Report.pdf', pageCount: 4 }), pages('a'.repeat(12_000), 'b'.repeat(12_000), '  ', 'The end.'))
    const first = await call('read_attachment', { name: 'report' })
    const rest = await call('read_attachment', { name: 'report.PDF', page: 2 })
    expect({ ask: (await plan('read_attachment', { name: 'report.pdf' })).ask, first, rest }).toEqual({
      ask: null,
      first: { isError: false, isUntrusted: true, text: `[Page 1 of 4]\n${'a'.repeat(12_000)}\n\nThere is more: read on from page 2.` },
      rest: {
        isError: false,
        isUntrusted: true,
        text: `[Page 2 of 4]\n${'b'.repeat(12_000)}\n\n[Page 4 of 4]\nThe end.\n\nThis is the end of the file.`,
      },
    })
  })

  it('reads a page that is too long in parts, and names sheets', async () => {
    const { attach, call } = world()
    attach(anAttachment({ name: 'book.xlsx', kind: 'office', pageCount: 1 }), [
      { number: 1, label: 'Costs', text: `${'1,'.repeat(10_000)}end` },
    ])
    const parts = [await call('read_attachment', { name: 'book.xlsx' }), await call('read_attachment', { name: 'book.xlsx', part: 2 })]
    expect(parts.map(({ text: said }) => said.replace(/(?:1,)+/u, '…'))).toEqual([
      '[Page 1 of 1 (Costs) part 1 of 2]\n…\n\nThere is more: read on from page 1, part 2.',
      '[Page 1 of 1 (Costs) part 2 of 2]\nend\n\nThis is the end of the file.',
    ])
    await expect(call('read_attachment', { name: 'book.xlsx', part: 9 })).rejects.toThrow('There are only 2 parts.')
  })

  it('says in words what cannot be read', async () => {
    const { attach, call } = world()
    await expect(call('read_attachment', { name: 'x' })).rejects.toThrow('No file is attached to this conversation.')
    attach(anAttachment({ name: 'photo.png', kind: 'image', pageCount: null }), [])
    attach(anAttachment({ name: 'gone.pdf', isRemoved: true, sha256: 'b'.repeat(64) }), [])
    attach(anAttachment({ name: 'one.txt', pageCount: null, sha256: 'c'.repeat(64) }), pages('Words.'))
    await expect(call('read_attachment', { name: 'other.pdf' })).rejects.toThrow(
      'No attached file is named other.pdf. There are: "photo.png", "gone.pdf", "one.txt"',
    )
    await expect(call('read_attachment', { name: 'photo.png' })).rejects.toThrow('photo.png has no text that can be read here.')
    await expect(call('read_attachment', { name: 'gone.pdf' })).rejects.toThrow('gone.pdf was removed from this computer.')
    await expect(call('read_attachment', { name: 'one.txt', page: 7 })).rejects.toThrow(
      'one.txt has no text on page 7. Its text is on pages 1 to 1.',
    )
  })

  it('reads no file of another conversation', async () => {
    const { database, tools, attach } = world()
    attach(anAttachment({ name: 'secret.pdf' }), pages('Secret.'))
    const elsewhere = toolContext(addConversation(database, 'Elsewhere'))
    await expect(called(tools, 'read_attachment', { name: 'secret.pdf' }, elsewhere)).rejects.toThrow('No file is attached')
  })
})
