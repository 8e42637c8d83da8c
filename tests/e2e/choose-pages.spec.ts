import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { bedrockMessages } from '../../src/shared/messages/bedrock.ts'
import { fileDialogsMessages as words } from '../../src/shared/messages/file-dialogs.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { makeLongReport } from '../support/make-pdf.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chip, sentBytes, tray, writeFiles } from './attach-steps.ts'
import { askAndWait, chooseModel, chooseProfile, composer, expectAllTaken, streamed, writeKeyProfiles } from './steps.ts'

const name = 'minutes.pdf'
const claude = 'us.anthropic.claude-sonnet-5-5'

const headingsIn = async (bytes: Buffer): Promise<readonly string[]> => {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, (_page, index) => document.getPage(index + 1))
  const headings = await Promise.all(
    pages.map(async (page) => {
      const [first] = (await (await page).getTextContent()).items
      return first !== undefined && 'str' in first ? first.str : ''
    }),
  )
  await document.loadingTask.destroy()
  return headings
}

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

test('refuses a PDF that is too long before sending, and sends the pages that were chosen', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, claude)
  await dropFiles(page, await writeFiles(computer, { [name]: await makeLongReport(120) }))
  await expect(tray(page)).toContainText(bedrockMessages.tooLongPdfTitle(name, 120, 100))
  await composer(page).fill('What was approved?')
  await composer(page).press('Enter')
  await expect(page.getByText(filePlanMessages.heldBack(1), { exact: true })).toBeVisible()
  expect(streamed(bedrockServer)).toEqual([])
  await expect(composer(page)).toHaveValue('What was approved?')
  await expectAccessible(page)

  await tray(page).getByRole('button', { name: filePlanMessages.choosePages }).click()
  const dialog = page.getByRole('dialog', { name: words.pagesTitle(name) })
  const field = dialog.getByLabel(words.pages, { exact: true })
  await field.fill('3-5, 200')
  await expect(dialog).toContainText(words.pagesBeyond('200', 120))
  await field.fill('118, 3-5')
  await expect(dialog).toContainText(words.pagesChosen(4, 120))
  await expectAccessible(page)
  await field.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(chip(page, name)).toContainText(filePlanMessages.chosenPages('3–5, 118', 4, 120))

  await askAndWait(page, 'What was approved?')
  const [first = Buffer.alloc(0)] = sentBytes(bedrockServer, 'document')
  expect((await PDFDocument.load(first)).getPageCount()).toBe(4)
  expect(await headingsIn(first)).toEqual([3, 4, 5, 118].map((week) => `Minutes of week ${week}`))
  expectAllTaken(bedrockServer)
})

test('sends other pages once they are changed, and all of them again', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, claude)
  await dropFiles(page, await writeFiles(computer, { [name]: await makeLongReport(9) }))
  const choose = async (): Promise<void> => {
    await tray(page)
      .getByRole('button', { name: filePlanMessages.more(name) })
      .click()
    await page.getByRole('menuitem', { name: filePlanMessages.choosePages }).click()
  }
  const dialog = page.getByRole('dialog', { name: words.pagesTitle(name) })
  await chip(page, name).waitFor()
  await choose()
  await dialog.getByLabel(words.pages, { exact: true }).fill('7')
  await dialog.getByRole('button', { name: words.takePages }).click()
  await expect(chip(page, name)).toContainText(filePlanMessages.chosenPages('7', 1, 9))
  await choose()
  await expect(dialog.getByLabel(words.pages, { exact: true })).toHaveValue('7')
  await dialog.getByRole('button', { name: words.allPages }).click()
  await expect(dialog).toBeHidden()
  await askAndWait(page, 'All of it')
  const [sent = Buffer.alloc(0)] = sentBytes(bedrockServer, 'document')
  expect(await headingsIn(sent)).toHaveLength(9)
})
