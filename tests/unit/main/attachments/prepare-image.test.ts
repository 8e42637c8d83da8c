import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareImage } from '../../../../src/main/attachments/prepare-image.ts'
import type { ReaderAnswer } from '../../../../src/main/attachments/reader-request.ts'
import { bmpImage, halves, heicImage, noise, pngOfSize } from '../../../support/sample-images.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-images-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Limits = { readonly maximumEdge: number; readonly maximumBytes: number }
const wide: Limits = { maximumEdge: 1000, maximumBytes: 3_750_000 }

const prepare = async (
  bytes: Uint8Array | string,
  mediaType: string,
  limits: Limits = wide,
): Promise<{ readonly answer: ReaderAnswer; readonly bytes: Buffer }> => {
  const path = join(folder, 'original')
  const output = join(folder, 'prepared')
  await rm(output, { force: true })
  await writeFile(path, bytes)
  const answer = await prepareImage({ type: 'image', path, mediaType, output, ...limits })
  return { answer, bytes: answer.type === 'written' ? await readFile(output) : Buffer.alloc(0) }
}

const written = (mediaType: string): unknown => ({ type: 'written', mediaType })

const shape = async (bytes: Buffer): Promise<unknown> => {
  const { format, width, height, depth, space, pages } = await sharp(bytes, { animated: true }).metadata()
  return { format, width, height, depth, space, pages: pages ?? 1 }
}

const colourAt = async (bytes: Buffer, left: number, top: number): Promise<string> => {
  const { data } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data].map((value) => Math.round(value / 255)).join('')
}

const gps = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 4000/100' }
const withSecrets = (image: Sharp): Sharp =>
  image
    .withIccProfile('p3')
    .withExif({ IFD0: { Copyright: 'Marit Hansen', Artist: 'Marit Hansen', ImageDescription: 'The house in Jever' }, IFD3: gps })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>house-in-jever</r></x:xmpmeta>')

const traces = ['Exif', 'Marit', 'Jever', 'jever', 'xmpmeta', 'ns.adobe.com', 'ICC_PROFILE', 'iCCP', 'eXIf', 'acsp']
const tracesIn = (bytes: Buffer): readonly string[] => traces.filter((trace) => bytes.includes(trace))

describe('prepareImage', () => {
  it('takes away where and by whom a picture was made, even where its size needs no change', async () => {
    const found: unknown[] = []
    for (const [mediaType, image] of [
      ['image/jpeg', withSecrets(noise(40, 30)).jpeg()],
      ['image/png', withSecrets(noise(40, 30)).png()],
      ['image/webp', withSecrets(noise(40, 30)).webp()],
      ['image/tiff', withSecrets(noise(40, 30)).tiff()],
      ['image/avif', withSecrets(noise(40, 30)).avif()],
    ] as const) {
      const original = await image.toBuffer()
      const { bytes } = await prepare(original, mediaType)
      const { exif, xmp, icc, iptc, width, height } = await sharp(bytes).metadata()
      found.push([tracesIn(original).length > 0, tracesIn(bytes), exif ?? xmp ?? icc ?? iptc ?? null, width, height])
    }
    expect(found).toEqual(Array.from({ length: 5 }, () => [true, [], null, 40, 30]))
  })

  it('turns a picture upright, whichever of the eight ways the camera was held', async () => {
    const upright = await halves(60, 20).jpeg().toBuffer()
    const outcomes: unknown[] = []
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const original = await sharp(upright).withMetadata({ orientation }).jpeg().toBuffer()
      const { bytes } = await prepare(original, 'image/jpeg')
      const { width, height, orientation: left } = await sharp(bytes).metadata()
      outcomes.push([orientation, left ?? null, width, height, await colourAt(bytes, 2, 2), await colourAt(bytes, width - 3, height - 3)])
    }
    const [red, blue] = ['100', '001']
    expect(outcomes).toEqual([
      [1, null, 60, 20, red, blue],
      [2, null, 60, 20, blue, red],
      [3, null, 60, 20, blue, red],
      [4, null, 60, 20, red, blue],
      [5, null, 20, 60, red, blue],
      [6, null, 20, 60, red, blue],
      [7, null, 20, 60, blue, red],
      [8, null, 20, 60, blue, red],
    ])
  })

  it('makes a picture smaller, never larger', async () => {
    const photograph = await noise(1500, 900).jpeg().toBuffer()
    const small = await noise(30, 20).jpeg().toBuffer()
    expect([await shape((await prepare(photograph, 'image/jpeg')).bytes), await shape((await prepare(small, 'image/jpeg')).bytes)]).toEqual(
      [
        { format: 'jpeg', width: 1000, height: 600, depth: 'uchar', space: 'srgb', pages: 1 },
        { format: 'jpeg', width: 30, height: 20, depth: 'uchar', space: 'srgb', pages: 1 },
      ],
    )
  })

  it('keeps drawings and what shows through as PNG, and lays them on white where that is too large', async () => {
    const clear = await noise(200, 200, 4).png().toBuffer()
    const large = await prepare(clear, 'image/png')
    const tight = await prepare(clear, 'image/png', { maximumEdge: 1000, maximumBytes: 40_000 })
    const nothing = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#ff000000' } })
      .webp({ lossless: true })
      .toBuffer()
    const photograph = await prepare(await noise(200, 200).webp().toBuffer(), 'image/webp')
    expect([large.answer, (await sharp(large.bytes).metadata()).hasAlpha, tight.answer, tight.bytes.byteLength <= 40_000]).toEqual([
      written('image/png'),
      true,
      written('image/jpeg'),
      true,
    ])
    expect([(await prepare(nothing, 'image/webp')).answer, photograph.answer]).toEqual([written('image/png'), written('image/jpeg')])
  })

  it('keeps within the bytes: first poorer, then smaller, and refuses where nothing could be made out', async () => {
    const original = await noise(800, 600).jpeg({ quality: 100 }).toBuffer()
    const sizes: unknown[] = []
    for (const maximumBytes of [400_000, 60_000, 6000]) {
      const { answer, bytes } = await prepare(original, 'image/jpeg', { maximumEdge: 800, maximumBytes })
      const { width } = await sharp(bytes).metadata()
      sizes.push([answer, bytes.byteLength <= maximumBytes, width > 64 && width <= 800])
    }
    expect(sizes).toEqual(Array.from({ length: 3 }, () => [written('image/jpeg'), true, true]))
    expect((await prepare(original, 'image/jpeg', { maximumEdge: 800, maximumBytes: 100 })).answer).toMatchObject({
      type: 'failed',
      reason: 'too-much-inside',
    })
  })

  it('keeps an animation that fits and sends the first frame of one that does not', async () => {
    const frames = await Promise.all(['#ff0000', '#00ff00', '#0000ff'].map((background) => frame(background)))
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const webp = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    const noisy = await sharp(await Promise.all([frame('#ff0000'), noise(40, 30).png().toBuffer()]), { join: { animated: true } })
      .gif()
      .toBuffer()
    const still = await prepare(noisy, 'image/gif', { maximumEdge: 20, maximumBytes: 700 })
    expect([
      await shape((await prepare(gif, 'image/gif')).bytes),
      await shape((await prepare(webp, 'image/webp', { maximumEdge: 20, maximumBytes: 100_000 })).bytes),
      still.answer,
      await colourAt(still.bytes, 5, 5),
    ]).toMatchObject([{ format: 'gif', width: 40, pages: 3 }, { format: 'gif', width: 20, pages: 3 }, written('image/png'), '100'])
  })

  it('converts what no model takes, and what is stored unusually', async () => {
    const bmp = bmpImage(24, [
      [255, 0, 0, 255, 255, 255, 0, 0],
      [0, 0, 255, 0, 255, 0, 0, 0],
    ])
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"><rect width="24" height="12" fill="#00f"/></svg>'
    const outcomes = {
      heic: await prepare(heicImage, 'image/heic'),
      bmp: await prepare(bmp, 'image/bmp'),
      svg: await prepare(svg, 'image/svg+xml'),
      deep: await prepare(await noise(9, 9).toColourspace('rgb16').png().toBuffer(), 'image/png'),
      inks: await prepare(await halves(40, 20).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'),
      grey: await prepare(await noise(9, 9).greyscale().jpeg().toBuffer(), 'image/jpeg'),
      pixel: await prepare(await noise(1, 1).png().toBuffer(), 'image/png'),
    }
    const shapes = Object.fromEntries(
      await Promise.all(Object.entries(outcomes).map(async ([name, { bytes }]) => [name, await shape(bytes)] as const)),
    )
    expect(shapes).toMatchObject({
      heic: { format: 'jpeg', width: 64, height: 40 },
      bmp: { format: 'png', width: 2, height: 2 },
      svg: { format: 'png', width: 1000, height: 500 },
      deep: { format: 'png', width: 9, depth: 'uchar' },
      inks: { format: 'jpeg', width: 40, space: 'srgb' },
      grey: { format: 'jpeg', width: 9 },
      pixel: { format: 'png', width: 1, height: 1 },
    })
    expect([
      await colourAt(outcomes.heic.bytes, 5, 2),
      await colourAt(outcomes.bmp.bytes, 1, 0),
      await colourAt(outcomes.inks.bytes, 5, 5),
    ]).toEqual(['100', '010', '100'])
  })

  it('draws of an SVG only what is in it', async () => {
    const secret = join(folder, 'secret.png')
    await halves(50, 50).png().toFile(secret)
    const drawing = (inner: string, head = ''): string =>
      `<?xml version="1.0"?>${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" width="50" height="50"><rect width="50" height="50" fill="white"/>${inner}</svg>`
    const image = (address: string): string => `<image width="50" height="50" xlink:href="${address}" href="${address}"/>`
    const colours: unknown[] = []
    for (const address of [`file://${secret}`, secret, 'secret.png', 'http://127.0.0.1:9/secret.png']) {
      const { bytes } = await prepare(drawing(image(address)), 'image/svg+xml')
      colours.push(await colourAt(bytes, 20, 20))
    }
    const words = join(folder, 'secret.txt')
    await writeFile(words, '<rect width="50" height="50" fill="red"/>')
    const hostile = [
      drawing('&secret;', `<!DOCTYPE svg [<!ENTITY secret SYSTEM "file://${words}">]>`),
      drawing(`<xi:include href="file://${words}" parse="xml"/>`),
      drawing(`<style>@import url("file://${words}");</style>`),
    ]
    for (const svg of hostile) {
      const { answer, bytes } = await prepare(svg, 'image/svg+xml')
      colours.push(answer.type === 'written' ? await colourAt(bytes, 20, 20) : answer.type)
    }
    const inside = `data:image/png;base64,${(await halves(50, 50).png().toBuffer()).toString('base64')}`
    colours.push(await colourAt((await prepare(drawing(image(inside)), 'image/svg+xml')).bytes, 20, 20))
    expect(colours).toEqual(['111', '111', '111', '111', 'failed', '111', '111', '100'])
  })

  it('refuses bombs: entities within entities, too many pixels, too many bytes of an SVG', async () => {
    const entities = Array.from({ length: 12 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('')
    const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "<rect width='1' height='1'/>">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">&e12;</svg>`
    const heavy = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${' '.repeat(10_000_001)}</svg>`
    const vast =
      '<svg xmlns="http://www.w3.org/2000/svg" width="900000" height="900000"><rect width="900000" height="900000" fill="red"/></svg>'
    expect([
      (await prepare(bomb, 'image/svg+xml')).answer,
      (await prepare(heavy, 'image/svg+xml')).answer,
      (await prepare(pngOfSize(30_000, 30_000), 'image/png')).answer,
    ]).toMatchObject([
      { type: 'failed', reason: 'damaged' },
      { type: 'failed', reason: 'too-much-inside' },
      { type: 'failed', reason: 'too-many-pixels' },
    ])
    expect(await shape((await prepare(vast, 'image/svg+xml')).bytes)).toMatchObject({ width: 1000, height: 1000 })
  })
})

const frame = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
