import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../../../src/main/store/database.ts'
import { insertAttachment } from '../../../../src/main/store/attachments.ts'
import { renameConversation } from '../../../../src/main/store/conversations.ts'
import { deleteMessages, finishMessage, saveParts } from '../../../../src/main/store/messages.ts'
import { searchConversations } from '../../../../src/main/store/search.ts'
import {
  addConversation,
  addMessage,
  anAttachment,
  pages,
  queryPlans,
  temporaryDatabase,
  text,
} from '../../../support/temporary-database.ts'

const marked = (words: string) => words.replaceAll('[', '\uE000').replaceAll(']', '\uE001')

describe('searchConversations', () => {
  it.each([
    ['granite', 'Red [granite] is old'],
    ['GRAN', 'Red [granite] is old'],
    ['is "old"', 'Red granite [is] [old]'],
    ['花崗岩', '山の[花崗岩]は古い'],
    ['岩 花崗', '山の[花崗][岩]は古い'],
    ['🪨', 'stone [🪨] mark'],
    ['100%_', null],
    ['+.*', 'a [+.*] b'],
  ])('marks what %j finds', (query, snippet) => {
    const { database } = temporaryDatabase()
    for (const words of ['Red granite\nis  old', '山の花崗岩は古い', 'stone 🪨 mark', 'a +.* b'])
      addMessage(database, addConversation(database, ''), [text(words)])
    expect(searchConversations(database, query, 5).map((hit) => hit.snippet)).toEqual(snippet === null ? [] : [marked(snippet)])
  })

  it('puts titles before file names, messages and pages, and each conversation once', () => {
    const { database } = temporaryDatabase()
    const attachments = [anAttachment({ name: 'slate.pdf' }), anAttachment({ name: 'other.pdf' })]
    for (const attachment of attachments) insertAttachment(database, attachment, pages('nothing', 'a page on slate'))
    const titles = ['page', 'message', 'name', 'slate title']
    const [page, message, name, title] = titles.map((words) => addConversation(database, words))
    if (page === undefined || message === undefined || name === undefined || title === undefined) throw new Error('four were made')
    const [named, paged] = attachments
    if (named === undefined || paged === undefined) throw new Error('two were made')
    addMessage(database, page, [{ type: 'attachment', attachment: paged }])
    addMessage(database, message, [text('on slate'), text('more slate slate')])
    addMessage(database, name, [{ type: 'attachment', attachment: named }, text('slate')])
    addMessage(database, title, [text('slate slate slate')])
    const found = (limit: number) => searchConversations(database, 'slate', limit).map((hit) => hit.conversation.title)
    expect([found(10), found(2)]).toEqual([
      ['slate title', 'name', 'message', 'page'],
      ['slate title', 'name'],
    ])
  })

  it('follows every change of a title and a text', () => {
    const { database } = temporaryDatabase()
    const count = (query: string) => searchConversations(database, query, 5).length
    const id = addConversation(database, 'basalt')
    const message = addMessage(database, id, [text('gneiss')], { status: 'streaming' })
    const counts = [count('basalt'), count('gneiss')]
    renameConversation(database, id, 'marble', 'user')
    counts.push(count('basalt'), count('marble'))
    finishMessage(database, message.id, { status: 'cancelled', error: null, details: null })
    counts.push(count('gneiss'))
    saveParts(database, message.id, [text('schist')], 0)
    counts.push(count('gneiss'), count('schist'))
    saveParts(database, message.id, [{ type: 'unknown', name: 'x', json: null }], 0)
    counts.push(count('schist'))
    saveParts(database, message.id, [text('schist')], 0)
    deleteMessages(database, [message.id])
    counts.push(count('schist'))
    expect(counts).toEqual([1, 0, 0, 1, 1, 0, 1, 0, 0])
  })

  it('starts from the full-text index and looks up the rest by key', () => {
    const { database } = temporaryDatabase()
    const plans = queryPlans(database, () => searchConversations(database, 'word', 5))
    const scans = plans.filter((step) => step.startsWith('SCAN'))
    expect(plans.filter((step) => /VIRTUAL TABLE INDEX \d+:.*M/u.test(step))).toHaveLength(4)
    expect(scans.filter((step) => !step.includes('VIRTUAL TABLE'))).toEqual([])
  })

  it('finds its few hits among many messages', () => {
    const { database } = temporaryDatabase()
    inTransaction(database, () => {
      for (let conversation = 0; conversation < 100; conversation += 1) {
        const id = addConversation(database, `number ${conversation}`, conversation)
        for (let message = 0; message < 50; message += 1)
          addMessage(database, id, [text(`common words and item${conversation}x${message}`)])
      }
    })
    expect([
      searchConversations(database, 'common', 20).length,
      searchConversations(database, 'item42x7', 20).map((hit) => hit.conversation.title),
    ]).toEqual([20, ['number 42']])
  })
})

describe('search in several languages', () => {
  const world = () => {
    const { database } = temporaryDatabase()
    const report = addConversation(database, 'Über die Quartalszahlen')
    const file = anAttachment({ name: 'Geschäftsbericht.pdf' })
    insertAttachment(database, file, pages('Der Umsatz stieg um zwölf Prozent', 'Ausblick'))
    addMessage(database, report, [{ type: 'attachment', attachment: file }, text('Please summarise the "annual" report')])
    const other = addConversation(database, 'Kyoto 京都旅行')
    addMessage(database, other, [text('我们去京都看红叶 🍁')])
    return { database, report, other }
  }

  it.each([
    ['uber', 'report'],
    ['quart', 'report'],
    ['umsatz stieg', 'report'],
    ['geschaftsber', 'report'],
    ['"annual" rep', 'report'],
    ['京都', 'other'],
    ['红叶', 'other'],
    ['🍁', 'other'],
  ] as const)('finds %j', (query, expected) => {
    const { database, ...ids } = world()
    expect(searchConversations(database, query, 5).map((hit) => hit.conversation.id)).toEqual([ids[expected]])
  })

  it.each(['', '   ', '"', '*', 'AND', 'NEAR(a b)', 'a OR', "'; DROP TABLE parts;", 'title:x', '^', '-umsatz nothing', '\0'])(
    'answers the odd query %j without failing',
    (query) => {
      const { database } = world()
      expect(Array.isArray(searchConversations(database, query, 5))).toBe(true)
    },
  )

  it('marks what it found and gives one hit a conversation', () => {
    const { database, report } = world()
    addMessage(database, report, [text('Umsatz once more')])
    const hits = searchConversations(database, 'umsatz', 5)
    expect(hits).toHaveLength(1)
    expect(hits[0]?.snippet).toContain('\uE000Umsatz\uE001')
  })
})
