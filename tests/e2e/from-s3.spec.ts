import { readFile } from 'node:fs/promises'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { fileDialogsMessages as words } from '../../src/shared/messages/file-dialogs.ts'
import { fileNotesMessages } from '../../src/shared/messages/file-notes.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { s3Messages } from '../../src/shared/messages/s3.ts'
import { startS3Server, type S3Server } from '../support/aws/s3-server.ts'
import { makeReport } from '../support/make-pdf.ts'
import { expect, expectAccessible, test as base } from './app.fixture.ts'
import { attachFrom, chip, makeFilm, sentBlocks, sentBytes } from './attach-steps.ts'
import { askAndWait, chooseModel, chooseProfile, expectAllTaken, writeKeyProfiles } from './steps.ts'

const owner = '111122223333'
const report = 's3://papers/2026/third quarter.pdf'
/** More than a request carries, less than is copied here. */
const longFilmBytes = 26_000_000

const test = base.extend<{ readonly s3Server: S3Server }>({
  s3Server: async ({ computer }, use) => {
    const film = await readFile(makeFilm(computer, 'film.mp4'))
    const server = await startS3Server({
      papers: {
        owner,
        region: 'us-east-1',
        objects: {
          '2026/third quarter.pdf': { bytes: await makeReport(), mediaType: 'application/pdf' },
          'secret.pdf': { bytes: await makeReport() },
          'long film.mp4': { bytes: Buffer.concat([film, Buffer.alloc(longFilmBytes - film.byteLength)]), mediaType: 'video/mp4' },
        },
      },
    })
    server.deny('secret.pdf')
    await use(server)
    await server.close()
  },
})

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('takes a file out of S3, and says in words why another cannot be', async ({ startApp, awsEnvironment, s3Server, bedrockServer }) => {
  const { page } = await startApp({ ...awsEnvironment, AWS_ENDPOINT_URL_S3: s3Server.url })
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.anthropic.claude-sonnet-5-5')
  await attachFrom(page, composerMessages.attachFromS3)
  const dialog = page.getByRole('dialog', { name: words.s3Title })
  const address = dialog.getByLabel(words.s3Uri)
  await address.fill('papers/report.pdf')
  await address.press('Enter')
  await expect(dialog).toContainText(words.s3UriProblem)
  await expectAccessible(page)
  await address.fill('s3://papers/missing.pdf')
  await address.press('Enter')
  await expect(dialog).toContainText(s3Messages.noKeyTitle('s3://papers/missing.pdf'))
  await address.fill('s3://papers/secret.pdf')
  await address.press('Enter')
  await expect(dialog).toContainText(s3Messages.deniedTitle('s3://papers/secret.pdf'))
  await address.fill('s3://nowhere/report.pdf')
  await address.press('Enter')
  await expect(dialog).toContainText(s3Messages.noBucketTitle('nowhere'))
  await expectAccessible(page)
  await address.fill(report)
  await dialog.getByLabel(words.s3Owner).fill('999988887777')
  await address.press('Enter')
  await expect(dialog).toContainText(s3Messages.deniedWithOwnerAdvice('999988887777'))
  await dialog.getByLabel(words.s3Owner).fill('1111 2222 3333')
  await address.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(chip(page, 'third quarter.pdf')).toContainText(filePlanMessages.fromS3)
  await askAndWait(page, 'Which shop opened?')
  expect(sentBytes(bedrockServer, 'document').map((bytes) => bytes.subarray(0, 4).toString())).toEqual(['%PDF'])
  expect(s3Server.requests.every(({ method }) => method === 'GET')).toBe(true)
})

test('leaves a video that is too large for a request in S3 and sends its address and owner', async ({
  startApp,
  awsEnvironment,
  s3Server,
  bedrockServer,
}) => {
  const { page } = await startApp({ ...awsEnvironment, AWS_ENDPOINT_URL_S3: s3Server.url })
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.amazon.nova-pro-v1:0')
  const dialog = page.getByRole('dialog', { name: words.s3Title })
  const uri = 's3://papers/long film.mp4'
  await attachFrom(page, composerMessages.attachFromS3)
  await dialog.getByLabel(words.s3Uri).fill(uri)
  await dialog.getByLabel(words.s3Owner).fill(owner)
  await dialog.getByRole('button', { name: words.s3Take }).click()
  await expect(dialog).toBeHidden()
  await expect(chip(page, 'long film.mp4')).toContainText(fileNotesMessages.s3)
  await expectAccessible(page)
  await askAndWait(page, 'What happens?')
  expect(sentBlocks(bedrockServer)).toContainEqual({ video: { format: 'mp4', source: { s3Location: { uri, bucketOwner: owner } } } })
  expect(s3Server.requests.map(({ headers }) => headers['x-amz-expected-bucket-owner'])).toEqual([owner, owner])
})
