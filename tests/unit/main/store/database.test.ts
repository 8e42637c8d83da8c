import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeDatabase, inTransaction } from '../../../../src/main/store/database.ts'
import { listConversations } from '../../../../src/main/store/conversations.ts'
import { listMessages } from '../../../../src/main/store/messages.ts'
import { migrate, newestVersion } from '../../../../src/main/store/migrate.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { addConversation, addMessage, openIn, temporaryDatabase, temporaryFolder, text } from '../../../support/temporary-database.ts'

const fileIn = (folder: string): string => join(folder, 'outcrop.sqlite')
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'no error'
  } catch (error) {
    return error instanceof ExpectedError ? error.userFacing.code : `unexpected: ${String(error)}`
  }
}

const filledFolder = (): string => {
  const folder = temporaryFolder()
  const database = openIn(folder)
  const conversationId = addConversation(database, 'Kept')
  for (let index = 0; index < 200; index += 1) addMessage(database, conversationId, [text(`message ${index} ${'x'.repeat(400)}`)])
  closeDatabase(database)
  return folder
}

const pragmas = (database: ReturnType<typeof openIn>) =>
  Object.fromEntries(
    ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'].map((name) => [
      name,
      database.pragma(name, { simple: true }),
    ]),
  )

describe('openDatabase', () => {
  it('sets the durable pragmas on the first open and on every later one', () => {
    const folder = temporaryFolder()
    const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1, busy_timeout: 5000 }
    for (let opens = 0; opens < 3; opens += 1) {
      const database = openIn(folder)
      expect(pragmas(database)).toEqual(wanted)
      closeDatabase(database)
    }
  })

  it('keeps the file to its user', () => {
    const { folder } = temporaryDatabase()
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600)
  })

  it('uses strict tables only', () => {
    const { database } = temporaryDatabase()
    const loose = database
      .prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all()
    expect(loose).toEqual([])
  })

  it.each([
    ['an emptied file', (file: string) => truncateSync(file, 0), 'store-missing'],
    [
      'a file of something else',
      (file: string) => writeFileSync(file, 'not a database at all, but long enough to look at'),
      'store-corrupt',
    ],
    ['a database of a newer version', (file: string) => setVersion(file, 99), 'store-newer'],
  ])('refuses %s and changes nothing', (_name, damage, code) => {
    const folder = filledFolder()
    damage(fileIn(folder))
    const before = hashOf(fileIn(folder))
    expect({
      code: codeOf(() => openIn(folder)),
      unchanged: hashOf(fileIn(folder)) === before,
      backups: existsSync(join(folder, 'backups')),
    }).toEqual({
      code,
      unchanged: true,
      backups: false,
    })
  })

  it('refuses to start empty when the file is gone but was there before', () => {
    const folder = filledFolder()
    renameSync(fileIn(folder), join(folder, 'elsewhere.sqlite'))
    expect([codeOf(() => openIn(folder)), existsSync(fileIn(folder))]).toEqual(['store-missing', false])
  })

  it('reports a destroyed first page as damage', () => {
    const folder = filledFolder()
    const descriptor = openSync(fileIn(folder), 'r+')
    writeSync(descriptor, Buffer.alloc(3900, 0xff), 0, 3900, 100)
    closeSync(descriptor)
    expect(codeOf(() => openIn(folder))).toBe('store-corrupt')
  })
})

const setVersion = (file: string, version: number): void => {
  const descriptor = openSync(file, 'r+')
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(version)
  writeSync(descriptor, bytes, 0, 4, 60)
  closeSync(descriptor)
}

describe('a full disk', () => {
  it('fails the write, keeps what was there, and goes on when there is room again', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, 'Before')
    const pages = Number(database.pragma('page_count', { simple: true }))
    database.pragma(`max_page_count = ${pages + 2}`)
    expect(() => addMessage(database, conversationId, [text('y'.repeat(500_000))])).toThrow(/full/u)
    expect(listMessages(database, conversationId, { beforePosition: null, limit: 10 }).messages).toEqual([])
    database.pragma('max_page_count = 1000000')
    addMessage(database, conversationId, [text('z'.repeat(500_000))])
    expect(listMessages(database, conversationId, { beforePosition: null, limit: 10 }).messages).toHaveLength(1)
  })
})

describe('migrate', () => {
  const steps = ['CREATE TABLE pebbles (words TEXT NOT NULL) STRICT;', `ALTER TABLE pebbles ADD COLUMN kind TEXT NOT NULL DEFAULT 'plain';`]

  it('makes a sound backup before it changes a database with rows', () => {
    const { database, folder } = temporaryDatabase()
    const backups = join(folder, 'migration-backups')
    const conversationId = addConversation(database, 'Kept')
    addMessage(database, conversationId, [text('precious')])
    migrate(database, newestVersion, backups, () => 0, [...Array.from({ length: newestVersion }, () => ''), ...steps])
    expect(database.pragma('user_version', { simple: true })).toBe(newestVersion + 2)
    const [backup = ''] = readdirSync(backups)
    expect(backup).toBe(`outcrop-version-${newestVersion}-1970-01-01T00-00-00-000Z.sqlite`)
    database.prepare('ATTACH ? AS backup').run(join(backups, backup))
    expect(database.prepare('SELECT text FROM backup.parts').pluck().all()).toEqual(['precious'])
  })

  it('changes nothing at all when a step fails', () => {
    const { database, folder } = temporaryDatabase()
    const failing = [...Array.from({ length: newestVersion }, () => ''), ...steps, 'NOT EVEN SQL']
    expect(() => migrate(database, newestVersion, join(folder, 'b'), () => 0, failing)).toThrow(/syntax/u)
    expect(database.pragma('user_version', { simple: true })).toBe(newestVersion)
    expect(database.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'pebbles'`).pluck().get()).toBe(0)
  })
})

describe('inTransaction', () => {
  it('takes back everything when a part fails, also nested', () => {
    const { database } = temporaryDatabase()
    expect(() =>
      inTransaction(database, () => {
        addConversation(database, 'One')
        inTransaction(database, () => addConversation(database, 'Two'))
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(listConversations(database, { limit: 5, offset: 0 })).toEqual({ conversations: [], hasMore: false })
  })
})
