import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRequest } from '../../../../src/main/ipc/answer-request.ts'
import { citationHandlers } from '../../../../src/main/ipc/handlers/citations.ts'
import { fileRequests, preloadRequests } from '../../../../src/shared/ipc/file-requests.ts'
import { attachmentOf, bytesOf, fileWorld, pdfBytes, quickReader } from '../../../support/file-world.ts'

const { 'attachments.plan': _plannedElsewhere, 'attachments.fromS3': _ofTheNetwork, ...table } = { ...fileRequests, ...preloadRequests }

const hostilePaths = [
  '/nowhere',
  '/dev/zero',
  '/dev/tty',
  '/proc/self/mem',
  '/proc/self/environ',
  '\0',
  '../../nowhere',
  'a'.repeat(40_000),
  '',
  '-rf',
  'CON',
  '\\\\.\\pipe\\a',
]

const createWorld = async () => {
  const world = fileWorld(quickReader, () => ({
    readClipboard: async () => ({ type: 'files', paths: hostilePaths }),
    takeScreenshot: async () => new Uint8Array(0),
    takeWaiting: () => hostilePaths,
    pickFolder: async () => [world.folder],
    pickFiles: async () => hostilePaths,
  }))
  writeFileSync(join(world.folder, 'a.txt'), 'words')
  const taken = [
    attachmentOf(await world.handlers['attachments.paste']({ name: 'a.pdf', bytes: pdfBytes })),
    attachmentOf(await world.handlers['attachments.paste']({ name: 'a.txt', bytes: bytesOf('words') })),
  ]
  const { folders } = await world.handlers['attachments.pickFolder']({})
  const handlers = { ...world.handlers, ...citationHandlers({ database: () => world.database }) }
  const ids = [...taken.map(({ id }) => id), ...folders.map(({ folderId }) => folderId), crypto.randomUUID()]
  return { ...world, handlers, ids }
}

/** Input that nearly fits: what is asked for is there, or was, or is something else. */
const inputsOf = (ids: readonly string[]) => {
  const id = fc.constantFrom(...ids)
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(...hostilePaths, '"', "' OR 1=1 --", '* NEAR(', '{}', '\u{202e}'),
  )
  const number = fc.oneof(fc.integer({ min: -1, max: 300 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, 2 ** 31))
  return fc.record({
    attachmentId: id,
    folderId: id,
    lockedId: id,
    conversationId: fc.oneof(id, fc.constant(null)),
    messageIds: fc.array(id, { maxLength: 50 }),
    entries: fc.array(number, { minLength: 1, maxLength: 20 }),
    pages: fc.oneof(
      fc.constant(null),
      fc.constantFrom('1', '2, 1', '1-99999999999999999999', '0', '1-1, 1-1, 2', '1-9999, '.repeat(200).slice(0, -2)),
      text,
    ),
    password: text,
    name: text,
    bytes: fc.uint8Array({ maxLength: 500, size: 'max' }),
    png: fc.uint8Array({ maxLength: 100 }).map((rest) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...rest])),
    paths: fc.array(text, { minLength: 1, maxLength: 5 }),
    query: text,
    kind: fc.constantFrom(null, 'pdf', 'text', 'image'),
    order: fc.constantFrom('newest', 'largest', 'name'),
    limit: number,
    offset: number,
  })
}

describe('requests about files from a page that is not ours any more', () => {
  it.each(Object.keys(table))(
    'answers %s with words, never with a fault or a path',
    async (name) => {
      const { handlers, ids, bugs, folder } = await createWorld()
      const isEmpty = Object.keys(Reflect.get(table, name).input.shape).length === 0
      const logged: string[] = []
      const logger = { error: (what: string, cause: unknown) => logged.push(`${what} ${String(cause)}`) }
      await fc.assert(
        fc.asyncProperty(inputsOf(ids), async (input) => {
          const result = await answerRequest(table, handlers, logger, name, isEmpty ? {} : input)
          expect(JSON.stringify(result)).not.toContain(folder)
          if (!result.ok) expect(result.error.title).not.toBe('')
        }),
        { numRuns: isEmpty ? 2 : 100 },
      )
      expect({ logged, bugs }).toEqual({ logged: [], bugs: [] })
    },
    60_000,
  )
})
