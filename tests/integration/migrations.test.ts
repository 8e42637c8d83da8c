import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { closeDatabase } from '../../src/main/store/database.ts'
import { listAllMessages } from '../../src/main/store/messages.ts'
import { listAppProfiles } from '../../src/main/store/app-profiles.ts'
import { listConversations, readConversationInference } from '../../src/main/store/conversations.ts'
import { migrate, newestVersion } from '../../src/main/store/migrate.ts'
import { searchConversations } from '../../src/main/store/search.ts'
import { usageLines } from '../../src/main/store/usage-lines.ts'
import { readUsageReport } from '../../src/main/store/usage-report.ts'
import { conversationIdSchema } from '../../src/shared/ids.ts'
import { firstVersion, oldConversationId, oldProfileId, secondVersion } from '../support/old-databases.ts'
import { addConversation, addMessage, openIn, temporaryDatabase, temporaryFolder, text } from '../support/temporary-database.ts'

const doneSteps = Array.from({ length: newestVersion }, () => '')
const addColumn = `ALTER TABLE conversations ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';`
const rewrite = `UPDATE conversations SET title = upper(title);`

const withRows = () => {
  const { database, folder } = temporaryDatabase()
  const conversationId = addConversation(database, 'before')
  const message = addMessage(database, conversationId, [text('granite')])
  return { database, conversationId, message, backups: join(folder, 'backups') }
}

describe('migrations', () => {
  it('keep messages and every row of usage of the second version, and take new kinds of both', () => {
    const database = openIn(secondVersion())
    const period = { from: '2026-05-03', to: '2026-05-03' }
    const id = conversationIdSchema.parse(oldConversationId)
    const report = readUsageReport(database, period, { profiles: new Map(), models: (modelId) => modelId })
    expect({
      version: database.pragma('user_version', { simple: true }),
      messages: listAllMessages(database, id).map(({ leftOut, parts }) => [leftOut, parts]),
      inference: readConversationInference(database, id),
      lines: usageLines(database, period).map(({ purpose, conversation, usd, region, cacheWrite1hTokens, priceAsOf }) => [
        purpose,
        conversation,
        usd,
        region,
        cacheWrite1hTokens,
        priceAsOf,
      ]),
      totals: report.totals,
      ids: database.prepare('SELECT id FROM usage ORDER BY id').pluck().all(),
      indexes: database.prepare(`SELECT name FROM pragma_index_list('usage') ORDER BY name`).pluck().all(),
      foreignKeys: database.pragma('foreign_key_check'),
      check: database.pragma('integrity_check', { simple: true }),
    }).toEqual({
      version: newestVersion,
      messages: [[false, [text('granite')]]],
      inference: {},
      lines: [
        ['reply', 'Old', 0.25, '', 0, '2026-01-01'],
        ['title', null, null, '', 0, null],
      ],
      totals: {
        replies: 1,
        inputTokens: 20,
        outputTokens: 10,
        cacheReadTokens: 4,
        cacheWriteTokens: 2,
        usd: 0.25,
        savedUsd: 0,
        unpriced: 1,
      },
      ids: [1, 2],
      indexes: ['usage_by_conversation', 'usage_by_message', 'usage_by_time'],
      foreignKeys: [],
      check: 'ok',
    })
    expect(() => database.prepare(`UPDATE usage SET purpose = 'summary' WHERE id = 2`).run()).not.toThrow()
    closeDatabase(database)
  })

  it('take over the profiles and conversations of the first version', () => {
    const database = openIn(firstVersion())
    expect({
      profiles: listAppProfiles(database),
      conversations: listConversations(database, { limit: 5, offset: 0 }).conversations,
      check: database.pragma('integrity_check', { simple: true }),
    }).toEqual({
      profiles: [
        {
          id: oldProfileId,
          name: 'Work',
          kind: 'app-keys',
          region: 'eu-west-1',
          secretSaved: true,
          createdAt: 5,
          endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
          role: null,
          sso: null,
        },
      ],
      conversations: [
        {
          id: oldConversationId,
          title: 'Old',
          profileId: 'demo',
          region: '',
          modelId: 'm',
          contextFrom: 0,
          hasSummary: false,
          preview: '',
          createdAt: 1,
          updatedAt: 2,
        },
      ],
      check: 'ok',
    })
    closeDatabase(database)
  })

  it('bring a database with rows to the next version and leave the rows and the index whole', () => {
    const { database, conversationId, message, backups } = withRows()
    migrate(database, newestVersion, backups, () => 0, [...doneSteps, addColumn, rewrite])
    expect({
      version: database.pragma('user_version', { simple: true }),
      rows: database.prepare('SELECT title, colour FROM conversations').all(),
      messages: listAllMessages(database, conversationId),
      found: searchConversations(database, 'gran', 5).length,
      check: database.pragma('integrity_check', { simple: true }),
    }).toEqual({ version: newestVersion + 2, rows: [{ title: 'BEFORE', colour: 'grey' }], messages: [message], found: 1, check: 'ok' })
  })

  it('keep the database as it was in a backup that opens, private to its user', () => {
    const { database, conversationId, message, backups } = withRows()
    migrate(database, newestVersion, backups, () => Date.UTC(2026, 10, 21), [...doneSteps, rewrite])
    const [name = ''] = readdirSync(backups)
    const restored = temporaryFolder()
    const file = join(restored, 'outcrop.sqlite')
    database.prepare('ATTACH ? AS copy').run(join(backups, name))
    database.prepare('VACUUM copy INTO ?').run(file)
    const opened = openIn(restored)
    expect({
      name,
      modes: [backups, join(backups, name)].map((path) => (statSync(path).mode & 0o777).toString(8)),
      title: opened.prepare('SELECT title FROM conversations').pluck().get(),
      messages: listAllMessages(opened, conversationId),
      found: searchConversations(opened, 'granite', 5).length,
    }).toEqual({
      name: `outcrop-version-${newestVersion}-2026-11-21T00-00-00-000Z.sqlite`,
      modes: ['700', '600'],
      title: 'before',
      messages: [message],
      found: 1,
    })
    closeDatabase(opened)
  })

  it('keep the newest three backups, and whatever else lies beside them', () => {
    const { database, backups } = withRows()
    const older = [1, 2, 3, 4].map((day) => `outcrop-version-2-2026-01-0${day}T00-00-00-000Z.sqlite`)
    const notOurs = ['outcrop-version-2-before-the-move.sqlite', 'outcrop.sqlite', 'outcrop-version-2-2026-01-01T00-00-00-000Z.sqlite.zip']
    const folder = 'outcrop-version-1-2025-01-01T00-00-00-000Z.sqlite'
    mkdirSync(join(backups, folder), { recursive: true })
    for (const name of [...older, ...notOurs]) writeFileSync(join(backups, name), '')
    expect(() => migrate(database, newestVersion, backups, () => 0, [...doneSteps, 'NOT EVEN SQL'])).toThrow(/syntax/u)
    const afterFailure = readdirSync(backups).length
    migrate(database, newestVersion, backups, () => Date.UTC(1999, 0, 1), [...doneSteps, rewrite])
    expect([afterFailure, readdirSync(backups).toSorted()]).toEqual([
      older.length + notOurs.length + 2,
      [`outcrop-version-${newestVersion}-1999-01-01T00-00-00-000Z.sqlite`, ...older.slice(2), ...notOurs, folder].toSorted(),
    ])
  })

  it.each([0, 1, 2])('undo every step when the one at place %i fails', (place) => {
    const { database, conversationId, message, backups } = withRows()
    const steps = [addColumn, rewrite]
    steps.splice(place, 0, 'INSERT INTO nowhere VALUES (1);')
    expect(() => migrate(database, newestVersion, backups, () => 0, [...doneSteps, ...steps])).toThrow(/nowhere/u)
    expect({
      version: database.pragma('user_version', { simple: true }),
      columns: database.prepare(`SELECT count(*) FROM pragma_table_info('conversations') WHERE name = 'colour'`).pluck().get(),
      title: database.prepare('SELECT title FROM conversations').pluck().get(),
      messages: listAllMessages(database, conversationId),
    }).toEqual({ version: newestVersion, columns: 0, title: 'before', messages: [message] })
  })

  it('make no backup where nothing is pending or nothing is there yet', () => {
    const { database, backups } = withRows()
    migrate(database, newestVersion, backups, () => 0)
    expect(readdirSync(join(backups, '..'))).not.toContain('backups')
  })

  it('are never run backwards: a newer database is refused and keeps every byte', () => {
    const folder = temporaryFolder()
    const database = openIn(folder)
    database.pragma(`user_version = ${newestVersion + 1}`)
    closeDatabase(database)
    const hash = () =>
      createHash('sha256')
        .update(readFileSync(join(folder, 'outcrop.sqlite')))
        .digest('hex')
    const before = hash()
    expect(() => openIn(folder)).toThrow(ExpectedError)
    expect(hash()).toBe(before)
  })
})
