import { bedrockMessages } from '../../src/shared/messages/bedrock.ts'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { fileNotesMessages as notes } from '../../src/shared/messages/file-notes.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { makeReport, makeScan } from '../support/make-pdf.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chip, makeFilm, sentBlocks, sentBytes, tray, writeFiles } from './attach-steps.ts'
import { askAndWait, chooseModel, chooseProfile, composer, expectAllTaken, modelButton, streamed, writeKeyProfiles } from './steps.ts'

const claude = 'us.anthropic.claude-sonnet-5-5'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('gives a model that reads no documents their text, and says so', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.amazon.nova-micro-v1:0')
  await dropFiles(page, await writeFiles(computer, { 'report.pdf': await makeReport() }))
  await expect(chip(page, 'report.pdf')).toContainText(notes.textNoDocuments)
  await expectAccessible(page)
  await askAndWait(page, 'Which shop opened?')
  expect(sentBytes(bedrockServer, 'document')).toEqual([])
  expect(JSON.stringify(sentBlocks(bedrockServer))).toContain('Oldenburg (3 July)')

  await chooseModel(page, claude)
  await dropFiles(page, await writeFiles(computer, { 'again.pdf': await makeReport() }))
  await expect(chip(page, 'again.pdf')).not.toContainText(notes.textNoDocuments)
  await askAndWait(page, 'And here?')
  expect(sentBytes(bedrockServer, 'document').map((bytes) => bytes.subarray(0, 4).toString())).toEqual(['%PDF'])
})

test('sends a scan as pictures to a model that sees and reads no documents', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'qwen.qwen3-vl-235b-a22b')
  await dropFiles(page, await writeFiles(computer, { 'scan.pdf': await makeScan(3) }))
  await expect(chip(page, 'scan.pdf')).toContainText(filePlanMessages.scan)
  await expect(chip(page, 'scan.pdf')).toContainText(notes.pictures(3))
  await askAndWait(page, 'What is on it?')
  expect(sentBytes(bedrockServer, 'document')).toEqual([])
  expect(sentBytes(bedrockServer, 'image').map((bytes) => bytes.subarray(0, 2).toString('hex'))).toEqual(['ffd8', 'ffd8', 'ffd8'])
  expect(sentBlocks(bedrockServer).map((block) => Object.keys(block)[0])).toEqual(expect.arrayContaining(['text', 'image']))
})

test('refuses a scan for a model that neither sees nor reads it, with one that would', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.amazon.nova-micro-v1:0')
  await dropFiles(page, await writeFiles(computer, { 'scan.pdf': await makeScan(1) }))
  await expect(tray(page)).toContainText(bedrockMessages.noTextTitle('scan.pdf'))
  await expect(
    tray(page)
      .getByRole('button', { name: filePlanMessages.switchTo('') })
      .first(),
  ).toBeVisible()
  expect(streamed(bedrockServer)).toEqual([])
})

test('refuses a video before sending and switches to a model that watches it', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, claude)
  await dropFiles(page, [makeFilm(computer, 'film.mp4')])
  await expect(tray(page)).toContainText(attachmentsMessages.noVideoTitle('film.mp4'))
  await composer(page).fill('What happens?')
  await composer(page).press('Enter')
  await expect(page.getByText(filePlanMessages.heldBack(1), { exact: true })).toBeVisible()
  await expect(page.getByRole('group', { name: filePlanMessages.notSentNamed('film.mp4') })).toBeFocused()
  expect(streamed(bedrockServer)).toEqual([])
  await expectAccessible(page)

  const better = tray(page)
    .getByRole('button', { name: filePlanMessages.switchTo('') })
    .first()
  const model = (await better.innerText()).replace(filePlanMessages.switchTo(''), '')
  await better.click()
  await expect(modelButton(page)).toContainText(model)
  await expect(chip(page, 'film.mp4')).toBeVisible()
  await askAndWait(page, 'What happens?')
  const [sent = Buffer.alloc(0)] = sentBytes(bedrockServer, 'video')
  expect(sent.subarray(4, 8).toString()).toBe('ftyp')
})
