import { mkdirSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AwsConnection } from '../../../../src/main/aws-connection.ts'
import type { S3 } from '../../../../src/main/bedrock/s3-object.ts'
import { attachmentPages, getAttachment } from '../../../../src/main/store/attachments.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import type { Ingested } from '../../../../src/shared/ipc/contract.ts'
import { fileWorld, quickReader } from '../../../support/file-world.ts'
import { demoProfileId, temporaryFolder } from '../../../support/temporary-database.ts'

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
const pdf = bytesOf('%PDF-1.7\nas far as this is looked at')

const told = ({ outcomes, folders }: Ingested) => ({
  outcomes: outcomes.map((outcome) => (outcome.ok ? outcome.attachment.name : [outcome.name, outcome.error.code])),
  folders: folders.map(({ name }) => name),
})
const attachmentOf = ({ outcomes }: Ingested) => {
  const [outcome] = outcomes
  if (outcome?.ok !== true) throw new Error('The file was refused')
  return outcome.attachment
}
const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing.title
    throw error
  }
  return 'taken'
}

const someFiles = () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  for (const name of ['a.txt', 'b.md', 'c.txt']) writeFileSync(at(name), `words of ${name}`)
  for (const name of ['Papers', 'Papers/Old', 'Empty']) mkdirSync(at(name))
  for (const name of ['Papers/one.txt', 'Papers/Old/two.txt']) writeFileSync(at(name), name)
  return at
}

describe('attachments.ingest', () => {
  it('gives every file its own outcome and every folder a listing, in the order given', async () => {
    const at = someFiles()
    const { handlers } = fileWorld(quickReader)
    const taken = await handlers['attachments.ingest']({ paths: ['b.md', 'Papers', 'gone.pdf', 'a.txt', 'Empty', 'c.txt'].map(at) })
    expect(told(taken)).toEqual({
      outcomes: ['b.md', ['gone.pdf', 'attachment-gone'], 'a.txt', 'c.txt'],
      folders: ['Papers', 'Empty'],
    })
    expect(JSON.stringify(taken)).not.toContain(at(''))
  })

  it('reads at most four files at a time, of however many', async () => {
    const at = someFiles()
    let [now, most] = [0, 0]
    const { handlers } = fileWorld(quickReader, (ingest) => ({
      ingest: async () => ({
        ...ingest,
        ingestFile: async (path, signal) => {
          now += 1
          most = Math.max(most, now)
          const taken = await ingest.ingestFile(path, signal)
          now -= 1
          return taken
        },
      }),
    }))
    const { outcomes } = await handlers['attachments.ingest']({ paths: Array.from({ length: 40 }, () => at('a.txt')) })
    expect([outcomes.filter(({ ok }) => ok).length, most]).toEqual([40, 4])
  })

  it('tells of a fault of its own and goes on with the others', async () => {
    const at = someFiles()
    const { handlers, bugs } = fileWorld(quickReader, (ingest) => ({
      ingest: async () => ({
        ...ingest,
        ingestFile: (path, signal) => (path.endsWith('a.txt') ? Promise.reject(new TypeError('oh')) : ingest.ingestFile(path, signal)),
      }),
    }))
    const taken = await handlers['attachments.ingest']({ paths: [at('a.txt'), at('b.md')] })
    expect([told(taken).outcomes, bugs]).toEqual([[['a.txt', 'bug'], 'b.md'], [new TypeError('oh')]])
  })
})

describe('attachments.takeFromFolder', () => {
  it('takes the chosen entries, each once, and none that were not listed', async () => {
    const at = someFiles()
    const { handlers } = fileWorld(quickReader, () => ({ pickFolder: async () => [at('Papers')] }))
    const { folders } = await handlers['attachments.pickFolder']({})
    const folderId = folders[0]?.folderId ?? ''
    const index = folders[0]?.entries.findIndex(({ path }) => path === 'Old/two.txt') ?? -1
    const taken = await handlers['attachments.takeFromFolder']({ folderId, entries: [index, index, 99] })
    expect([folders[0]?.entries.map(({ path }) => path), told(taken)]).toEqual([
      ['Old/two.txt', 'one.txt'],
      { outcomes: ['two.txt'], folders: [] },
    ])
  })

  it('remembers the last twenty folders', async () => {
    const at = someFiles()
    const { handlers } = fileWorld(quickReader)
    const { folders } = await handlers['attachments.ingest']({ paths: Array.from({ length: 21 }, () => at('Papers')) })
    const answers = await Promise.all(
      folders.map(({ folderId }) => refusal(() => handlers['attachments.takeFromFolder']({ folderId, entries: [0] }))),
    )
    expect([answers.filter((answer) => answer === 'taken').length, answers.filter((answer) => answer !== 'taken')]).toEqual([
      20,
      ['This folder is no longer open for choosing'],
    ])
  })
})

describe('files without a path', () => {
  it('come from a paste, the clipboard, the screen and the start of the app', async () => {
    const at = someFiles()
    const clipboard = [
      { type: 'files', paths: [at('a.txt'), at('Papers')] } as const,
      { type: 'image', png: bytesOf('no picture at all') } as const,
      null,
    ]
    const { handlers } = fileWorld(quickReader, () => ({
      readClipboard: () => clipboard.shift() ?? null,
      takeScreenshot: async () => bytesOf('nor this'),
      takeWaiting: () => [at('c.txt')],
    }))
    expect([
      told(await handlers['attachments.paste']({ name: ' ', bytes: bytesOf('words') })),
      told(await handlers['attachments.clipboard']({})),
      told(await handlers['attachments.clipboard']({})),
      told(await handlers['attachments.clipboard']({})),
      told(await handlers['attachments.screenshot']({})),
      told(await handlers['attachments.takeWaiting']({})),
    ]).toEqual([
      { outcomes: ['Pasted image'], folders: [] },
      { outcomes: ['a.txt'], folders: ['Papers'] },
      { outcomes: ['Pasted image'], folders: [] },
      { outcomes: [['Clipboard', 'clipboard-empty']], folders: [] },
      { outcomes: ['Screenshot 2026-11-21 14.05.09.png'], folders: [] },
      { outcomes: ['c.txt'], folders: [] },
    ])
  })

  it('tells why the screen could not be taken', async () => {
    const error = { code: 'screen', title: 'No', advice: 'Allow it', retryable: true, remedies: [] }
    const { handlers } = fileWorld(quickReader, () => ({ takeScreenshot: () => Promise.reject(new ExpectedError(error)) }))
    expect(await handlers['attachments.screenshot']({})).toEqual({
      outcomes: [{ ok: false, name: 'Screenshot 2026-11-21 14.05.09.png', error, lockedId: null }],
      folders: [],
    })
  })
})

describe('attachments.fromS3', () => {
  const connection: AwsConnection = {
    profileId: 'aws:work',
    profileName: 'work',
    isDemo: false,
    region: 'us-east-1',
    endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
    identity: { type: 'keys', credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 's' }) },
  }
  const missing = { code: 's3-missing', title: 'Not there', advice: 'Look', retryable: false, remedies: [] }
  const ask = (key: string, sizeBytes: number, mediaType: string | null = null) => {
    const s3: S3 = {
      head: async () => ({ sizeBytes, mediaType }),
      read: async function read() {
        return (async function* pieces() {
          yield pdf
        })()
      },
    }
    const world = fileWorld(quickReader, () => ({ s3: async () => s3, connect: async () => connection }))
    const source = { uri: `s3://bucket/${key}`, bucketOwner: '123456789012' }
    const answer = world.handlers['attachments.fromS3']({ ...source, profileId: demoProfileId, region: '' })
    return { world, source, answer }
  }

  it('copies what is small enough and remembers where it came from', async () => {
    const { world, source, answer } = ask('papers/report.pdf', pdf.byteLength)
    const attachment = attachmentOf(await answer)
    expect([attachment.name, attachment.s3, attachment.isStored, attachment.pageCount, await world.blobs.list()]).toEqual([
      'report.pdf',
      source,
      true,
      2,
      [attachment.sha256],
    ])
  })

  it.each([
    ['film.mp4', null, 'video', 'video/mp4'],
    ['FILM.MKV', 'video/webm', 'video', 'video/x-matroska'],
    ['a/report.pdf', 'binary/octet-stream', 'pdf', 'application/pdf'],
    ['report.docx', 'application/octet-stream', 'office', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('leaves the large %s where it is', async (key, told_, kind, mediaType) => {
    const { world, source, answer } = ask(key, 900_000_000, told_)
    const attachment = attachmentOf(await answer)
    expect([attachment, getAttachment(world.database, attachment.id), await world.blobs.list()]).toEqual([
      expect.objectContaining({
        kind,
        mediaType,
        sizeBytes: 900_000_000,
        isStored: false,
        s3: source,
        pageCount: null,
        name: key.split('/').at(-1),
      }),
      attachment,
      [],
    ])
  })

  it.each([
    ['film.mp4', 1_000_000_001, null, 's3-too-large'],
    ['notes.txt', 100_000_001, 'text/plain', 's3-kind'],
    ['report.pdf', 100_000_001, 'text/html', 's3-kind'],
    ['film.mp4', 100_000_001, 'application/pdf', 's3-kind'],
    ['noending', 100_000_001, null, 's3-kind'],
  ])('refuses %s of %d bytes and %s with %s', async (key, sizeBytes, mediaType, code) => {
    expect(told(await ask(key, sizeBytes, mediaType).answer).outcomes).toEqual([[key, code]])
  })

  it('gives what S3 refuses as an outcome', async () => {
    const { handlers } = fileWorld(quickReader, () => ({ connect: () => Promise.reject(new ExpectedError(missing)) }))
    const source = { uri: 's3://bucket/a/b.pdf', bucketOwner: null, profileId: demoProfileId, region: '' }
    expect(await handlers['attachments.fromS3'](source)).toEqual({
      outcomes: [{ ok: false, name: 'b.pdf', error: missing, lockedId: null }],
      folders: [],
    })
  })
})

describe('attachments.choosePages', () => {
  const withPdf = async () => {
    const world = fileWorld(quickReader)
    const { 'attachments.choosePages': choose, 'attachments.paste': paste } = world.handlers
    const whole = attachmentOf(await paste({ name: 'report.pdf', bytes: pdf }))
    return { ...world, choose, paste, whole }
  }

  it('makes the same file with other pages, and gives back one that has them already', async () => {
    const { database, choose, whole } = await withPdf()
    const second = await choose({ attachmentId: whole.id, pages: '2' })
    const all = await choose({ attachmentId: second.id, pages: '1-2' })
    expect({
      second: [second.pageSelection, attachmentPages(database, second.id).map(({ text }) => text)],
      all: [all.pageSelection, attachmentPages(database, all.id).length],
      same: [await choose({ attachmentId: second.id, pages: '2' }), await choose({ attachmentId: whole.id, pages: null })],
    }).toEqual({ second: ['2', ['granite 2']], all: [null, 2], same: [second, whole] })
  })

  it('refuses pages that are not there, files without pages and files that are gone', async () => {
    const { choose, paste, handlers, whole } = await withPdf()
    const note = attachmentOf(await paste({ name: 'note.txt', bytes: bytesOf('words') }))
    const answers = [
      await refusal(() => choose({ attachmentId: whole.id, pages: '3' })),
      await refusal(() => choose({ attachmentId: note.id, pages: '1' })),
    ]
    await handlers['library.remove']({ attachmentId: whole.id })
    expect([...answers, await refusal(() => choose({ attachmentId: whole.id, pages: '1' }))]).toEqual([
      '“report.pdf” has 2 pages',
      '“note.txt” has no pages to choose from',
      'This file is no longer kept by Outcrop',
    ])
  })
})

describe('the library', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

  it('shows the kept file and saves a copy of it under its own name', async () => {
    const { handlers, shown, saved, blobs } = fileWorld(quickReader)
    const { id, sha256 } = attachmentOf(await handlers['attachments.paste']({ name: 'a: b?.pdf', bytes: pdf }))
    const answers = [handlers['library.reveal']({ attachmentId: id }), await handlers['library.saveAs']({ attachmentId: id })]
    expect({ answers, shown, saved }).toEqual({
      answers: [null, true],
      shown: [blobs.path(sha256)],
      saved: [['a_ b_.pdf', blobs.path(sha256)]],
    })
  })

  it('removes bytes, pictures and text, whatever name the same bytes go by', async () => {
    const { handlers, database, blobFolder, blobs } = fileWorld(quickReader)
    const first = attachmentOf(await handlers['attachments.paste']({ name: 'a.pdf', bytes: pdf }))
    const twin = attachmentOf(await handlers['attachments.paste']({ name: 'b.pdf', bytes: pdf }))
    await handlers['attachments.keepThumbnail']({ attachmentId: first.id, png })
    const derived = blobs.unfinishedPath()
    writeFileSync(derived, 'made of it')
    await blobs.keepDerived(first.sha256, 'view', derived)
    const inFolder = () => readdir(join(blobFolder, first.sha256.slice(0, 2)))
    const before = (await inFolder()).length
    await handlers['library.remove']({ attachmentId: twin.id })
    expect({
      before,
      after: await inFolder(),
      rows: [first, twin].map(({ id }) => getAttachment(database, id)?.isRemoved),
      text: handlers['attachments.text']({ attachmentId: first.id }),
      refused: await Promise.all(
        [
          () => handlers['library.reveal']({ attachmentId: first.id }),
          () => handlers['library.saveAs']({ attachmentId: first.id }),
          () => handlers['attachments.keepThumbnail']({ attachmentId: first.id, png }),
        ].map(refusal),
      ),
    }).toEqual({
      before: 3,
      after: [],
      rows: [true, true],
      text: { pages: [] },
      refused: Array.from({ length: 3 }, () => 'This file is no longer kept by Outcrop'),
    })
  })
})
