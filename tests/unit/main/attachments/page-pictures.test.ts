import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawPagePictures } from '../../../../src/main/attachments/page-pictures.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-pages-'))
  path = join(folder, 'original.pdf')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Each page is red below and bare above. */
const writeDocument = async (sizes: readonly (readonly [number, number])[]): Promise<void> => {
  const document = await PDFDocument.create()
  for (const [width, height] of sizes) {
    document.addPage([width, height]).drawRectangle({ x: 0, y: 0, width, height: height / 2, color: rgb(1, 0, 0) })
  }
  await writeFile(path, await document.save())
}

const draw = async (pages: number[]): Promise<unknown> =>
  await drawPagePictures({ type: 'page-pictures', path, folder, pages, maximumEdge: 600 })

const shape = async (page: number): Promise<unknown> => {
  const { data, info } = await sharp(join(folder, `${page}.jpg`))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const rounded = (bytes: Uint8Array): string => [...bytes].map((value) => Math.round(value / 255)).join('')
  return [info.width, info.height, rounded(data.subarray(0, 3)), rounded(data.subarray(-3))]
}

describe('drawPagePictures', () => {
  it('draws the pages asked for, on white, as large as the longer side may be', async () => {
    await writeDocument([
      [300, 400],
      [300, 400],
      [2000, 1000],
      [20, 20],
    ])
    expect(await draw([1, 3, 4])).toEqual({ type: 'written', mediaType: 'image/jpeg' })
    expect([(await readdir(folder)).toSorted(), await shape(1), await shape(3), await shape(4)]).toEqual([
      ['1.jpg', '3.jpg', '4.jpg', 'original.pdf'],
      [450, 600, '111', '100'],
      [600, 300, '111', '100'],
      [120, 120, '111', '100'],
    ])
  })

  it('leaves out a page that cannot be drawn, and fails when none can', async () => {
    await writeDocument([[300, 400]])
    expect([await draw([1, 9]), (await readdir(folder)).toSorted(), await draw([8, 9])]).toMatchObject([
      { type: 'written' },
      ['1.jpg', 'original.pdf'],
      { type: 'failed', reason: 'damaged' },
    ])
    await writeFile(path, 'no PDF')
    expect(await draw([1])).toMatchObject({ type: 'failed', reason: 'damaged' })
  })
})
