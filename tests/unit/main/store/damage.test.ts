import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { closeDatabase, openDatabase, type OpenOptions, type WritableDatabase } from '../../../../src/main/store/database.ts'
import { listAllMessages } from '../../../../src/main/store/messages.ts'
import { addConversation, addMessage, temporaryFolder, text } from '../../../support/temporary-database.ts'

const openOptions = (folder: string): OpenOptions => ({
  file: join(folder, 'data', 'outcrop.sqlite'),
  backupFolder: join(folder, 'backups'),
  now: () => 0,
})

/** Opened in a folder inside `folder`, closed with the test. */
const opened = (folder: string): WritableDatabase => {
  const database = openDatabase(openOptions(folder))
  onTestFinished(() => {
    if (database.open) database.close()
  })
  return database
}

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8)
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

const failureOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing
    throw error
  }
  return null
}

/** Overwrites the middle of a file. */
const damage = (file: string, offset: number, length: number) => {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, offset, offset + length)
  writeFileSync(file, bytes)
}

/** A closed database with some pages in it. */
const closedDatabase = () => {
  const folder = temporaryFolder()
  const options = openOptions(folder)
  const database = openDatabase(options)
  const conversationId = addConversation(database, 'Before')
  for (let index = 0; index < 50; index += 1) addMessage(database, conversationId, [text(`message ${index} ${'x'.repeat(2000)}`)])
  closeDatabase(database)
  return { options, conversationId }
}

const isDone = (command: string, ...words: readonly string[]): boolean => spawnSync(command, words).status === 0

/** A disk of 2 MB: a real one where the tests may mount it, else a limit on the pages of the file. */
const smallDisk = (folder: string) => {
  const mount = join(folder, 'data')
  mkdirSync(mount)
  if (isDone('mount', '-t', 'tmpfs', '-o', 'size=2m,mode=0700', 'tmpfs', mount)) {
    onTestFinished(() => {
      isDone('umount', '-l', mount)
    })
    return { database: opened(folder), free: () => isDone('mount', '-o', 'remount,size=64m', mount) }
  }
  const database = opened(folder)
  database.pragma('max_page_count = 400')
  return { database, free: () => database.pragma('max_page_count = 100000') }
}

/** A folder that nobody can write to, root included where the tests may mount. */
const makeReadOnly = (folder: string): void => {
  if (isDone('mount', '--bind', folder, folder)) {
    onTestFinished(() => {
      isDone('umount', '-l', folder)
    })
    isDone('mount', '-o', 'remount,ro,bind', folder)
    return
  }
  chmodSync(folder, 0o500)
  onTestFinished(() => chmodSync(folder, 0o700))
}

describe('openDatabase', () => {
  it('keeps the folder and every file from other users', () => {
    const folder = temporaryFolder()
    const database = opened(folder)
    addConversation(database, '')
    const { file } = openOptions(folder)
    expect([dirname(file), file, `${file}-wal`, `${file}-shm`, `${file}.installed`].map(modeOf)).toEqual([
      '700',
      '600',
      '600',
      '600',
      '600',
    ])
  })

  it('keeps rows over a reopen', () => {
    const { options, conversationId } = closedDatabase()
    const database = openDatabase(options)
    expect(listAllMessages(database, conversationId)).toHaveLength(50)
    closeDatabase(database)
  })

  it.each([
    ['is empty', (file: string) => truncateSync(file)],
    ['is gone', (file: string) => rmSync(file)],
    ['has lost its tables', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 60, 64))],
  ])('does not start a new database where the installed one %s', (_name, change) => {
    const { options } = closedDatabase()
    change(options.file)
    const sizeBefore = existsSync(options.file) ? hashOf(options.file) : null
    expect(failureOf(() => openDatabase(options))).toMatchObject({ code: 'store-missing', advice: expect.stringContaining(options.file) })
    expect(existsSync(options.file) ? hashOf(options.file) : null).toBe(sizeBefore)
  })

  it.each([
    ['header', 0, 100],
    ['schema', 100, 3996],
  ])('refuses a file with a damaged %s and leaves it as it is', (_name, offset, length) => {
    const { options } = closedDatabase()
    damage(options.file, offset, length)
    const before = hashOf(options.file)
    expect(failureOf(() => openDatabase(options))).toMatchObject({ code: 'store-corrupt', advice: expect.stringContaining(options.file) })
    expect(hashOf(options.file)).toBe(before)
  })

  it('refuses a file that was cut short', () => {
    const { options } = closedDatabase()
    truncateSync(options.file, 40_960)
    expect(failureOf(() => openDatabase(options))?.code).toBe('store-corrupt')
  })

  it('opens with a damaged page elsewhere, and says so when that page is read', () => {
    const { options, conversationId } = closedDatabase()
    damage(options.file, 4096 * 45, 4096 * 60)
    const failure = failureOf(() => {
      const database = openDatabase(options)
      onTestFinished(() => {
        database.close()
      })
      listAllMessages(database, conversationId)
    })
    expect(failure?.code).toBe('store-corrupt')
  })

  it.each([
    ['in the file', true],
    ['in the write-ahead log', false],
  ])('refuses a database of a newer version, %s, and changes no byte', (_name, checkpointed) => {
    const { options } = closedDatabase()
    const database = openDatabase(options)
    database.pragma('user_version = 99')
    const wal = `${options.file}-wal`
    const log = readFileSync(wal)
    if (checkpointed) database.pragma('wal_checkpoint(TRUNCATE)')
    const before = readFileSync(options.file)
    closeDatabase(database)
    if (!checkpointed) {
      writeFileSync(options.file, before)
      writeFileSync(wal, log)
    }
    expect(failureOf(() => openDatabase(options))).toMatchObject({ code: 'store-newer', advice: expect.stringContaining(options.file) })
    expect(readFileSync(options.file).equals(before)).toBe(true)
  })

  it('says that it cannot write where the folder is no folder', () => {
    const options = openOptions(temporaryFolder())
    writeFileSync(dirname(options.file), '')
    expect(failureOf(() => openDatabase(options))).toMatchObject({
      code: 'store-unwritable',
      advice: expect.stringContaining(options.file),
    })
  })

  it('says that it cannot write where the disk is read-only', () => {
    const { options } = closedDatabase()
    makeReadOnly(dirname(options.file))
    expect(failureOf(() => openDatabase(options))?.code).toBe('store-unwritable')
  })

  it('says that the disk is full, keeps what was acknowledged and goes on once there is space', () => {
    const { database, free } = smallDisk(temporaryFolder())
    const conversationId = addConversation(database, '')
    let stored = 0
    const failure = failureOf(() => {
      for (; stored < 2_000; stored += 1) addMessage(database, conversationId, [text('y'.repeat(20_000))])
    })
    const kept = listAllMessages(database, conversationId).length
    free()
    addMessage(database, conversationId, [text('after')])
    expect({
      code: failure?.code,
      kept,
      after: listAllMessages(database, conversationId).length,
      check: database.pragma('integrity_check', { simple: true }),
    }).toEqual({
      code: 'store-full',
      kept: stored,
      after: stored + 1,
      check: 'ok',
    })
  })
})

describe('closeDatabase', () => {
  it('leaves everything in the one file', () => {
    const { options } = closedDatabase()
    expect([existsSync(`${options.file}-wal`), existsSync(`${options.file}-shm`)]).toEqual([false, false])
  })
})
