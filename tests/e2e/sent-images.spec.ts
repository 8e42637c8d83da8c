import sharp from 'sharp'
import { fileNotesMessages as notes } from '../../src/shared/messages/file-notes.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { bmpImage, halves, heicImage } from '../support/sample-images.ts'
import { dropFiles, expect, test } from './app.fixture.ts'
import { chip, sentBlocks, sentBytes, writeFiles } from './attach-steps.ts'
import { askAndWait, chooseModel, chooseProfile, expectAllTaken, writeKeyProfiles } from './steps.ts'

const claudeEdge = 1568
/** Where the picture was taken and with what: nobody's business. */
const exif = { IFD0: { Make: 'canary-camera', Artist: 'canary-person' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 4/1 0/1' } }
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="teal"/></svg>'

test.beforeEach(async ({ computer }) => {
  await writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } })
})
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

const sizesSent = (images: readonly Buffer[]) =>
  Promise.all(
    images.map(async (bytes) => {
      const { format, width, height, exif: metadata, orientation } = await sharp(bytes).metadata()
      return { format, width, height, metadata, orientation }
    }),
  )

test('sends images of other kinds as kinds that models take', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  const files = {
    'photo.heic': heicImage,
    'scan.tiff': await halves(90, 60).tiff().toBuffer(),
    'icon.bmp': bmpImage(
      24,
      [
        [255, 0, 0, 255, 255, 255, 0, 0],
        [0, 0, 255, 0, 255, 0, 0, 0],
      ],
      [],
    ),
    'drawing.svg': svg,
    'new.avif': await halves(48, 32).avif().toBuffer(),
  }
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.anthropic.claude-sonnet-5-5')
  await dropFiles(page, await writeFiles(computer, files))
  for (const name of Object.keys(files)) await expect(chip(page, name)).toContainText(notes.converted)
  await askAndWait(page, 'What do you see?')
  const formats = sentBlocks(bedrockServer).flatMap(({ image }) => image?.format ?? [])
  const sent = await sizesSent(sentBytes(bedrockServer, 'image'))
  expect(sent.map(({ format }) => format)).toEqual(formats)
  for (const format of formats) expect(['png', 'jpeg']).toContain(format)
  expect(sent.map(({ width, height }) => [width, height])).toEqual([
    [64, 40],
    [90, 60],
    [2, 2],
    // A drawing has no pixels of its own; it is drawn so that it can be read.
    [1024, 683],
    [48, 32],
  ])
})

test('makes a large image smaller, turns it upright and tells nothing of the camera', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const large = await halves(3000, 1500).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer()
  const small = await halves(300, 200).jpeg().withExif(exif).toBuffer()
  expect((await sharp(small).metadata()).exif?.includes('canary-person')).toBe(true)
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.anthropic.claude-sonnet-5-5')
  await dropFiles(page, await writeFiles(computer, { 'large.jpg': large, 'small.jpg': small }))
  await expect(chip(page, 'large.jpg')).toContainText(filePlanMessages.pixels(1500, 3000))
  await expect(chip(page, 'large.jpg')).toContainText(notes.smaller)
  await expect(chip(page, 'small.jpg')).not.toContainText(notes.smaller)
  await askAndWait(page, 'What do you see?')
  const images = sentBytes(bedrockServer, 'image')
  expect(await sizesSent(images)).toEqual([
    { format: 'jpeg', width: claudeEdge / 2, height: claudeEdge, metadata: undefined, orientation: undefined },
    { format: 'jpeg', width: 300, height: 200, metadata: undefined, orientation: undefined },
  ])
  expect(Buffer.concat(images).includes('canary')).toBe(false)
  const [upright] = images
  const { data, info } = await sharp(upright).raw().toBuffer({ resolveWithObject: true })
  const at = (row: number) => [...data.subarray((row * info.width + 100) * info.channels, (row * info.width + 100) * info.channels + 3)]
  expect([at(20).map((value) => value > 128), at(info.height - 20).map((value) => value > 128)]).toEqual([
    [true, false, false],
    [false, false, true],
  ])
})
