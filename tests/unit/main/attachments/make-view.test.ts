import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeView } from '../../../../src/main/attachments/make-view.ts'
import { halves, heicImage, noise } from '../../../support/sample-images.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-images-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const view = async (bytes: Uint8Array | string, mediaType: string): Promise<unknown> => {
  const path = join(folder, 'original')
  const output = join(folder, 'view')
  await writeFile(path, bytes)
  const answer = await makeView({ type: 'view', path, mediaType, output })
  if (answer.type !== 'written') return answer
  const { width, height, exif } = await sharp(output).metadata()
  return [answer.mediaType, width, height, exif ?? null]
}

describe('makeView', () => {
  it('writes what a window shows of what it cannot: no larger than a screen, upright, with what shows through', async () => {
    const clear = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><circle r="5"/></svg>'
    expect([
      await view(heicImage, 'image/heic'),
      await view(await noise(40, 20).withMetadata({ orientation: 6 }).tiff().toBuffer(), 'image/tiff'),
      await view(clear, 'image/svg+xml'),
      await view(await halves(6000, 3000).jpeg().toBuffer(), 'image/jpeg'),
    ]).toEqual([
      ['image/jpeg', 64, 40, null],
      ['image/jpeg', 20, 40, null],
      ['image/png', 1024, 512, null],
      ['image/jpeg', 2560, 1280, null],
    ])
  })

  it('answers why there is none', async () => {
    expect(await view('no picture', 'image/tiff')).toMatchObject({ type: 'failed', reason: 'damaged' })
  })
})
