import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { libraryMessages as words } from '../../src/shared/messages/library.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { filesBelow, filesHolding } from '../support/files-below.ts'
import { makeReport } from '../support/make-pdf.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chip, openLibrary, writeFiles } from './attach-steps.ts'
import {
  askAndWait,
  chooseProfile,
  expectAllTaken,
  openConversation,
  questions,
  startNewConversation,
  streamed,
  writeAwsProfile,
} from './steps.ts'

const secret = 'canary: the mill in Jever is too expensive.'

/** Two conversations: one with a letter and a report, one with the same letter. */
const fillLibrary = async (page: Page, files: readonly string[], script: (title: string) => void): Promise<void> => {
  const [letter = '', report = ''] = files
  script('The first talk')
  await dropFiles(page, [letter, report])
  await chip(page, 'report.pdf').waitFor()
  await askAndWait(page, 'What is in these?')
  await page.getByRole('navigation').getByText('The first talk').first().waitFor()
  await startNewConversation(page)
  script('The second talk')
  await dropFiles(page, [letter])
  await chip(page, 'letter.txt').waitFor()
  await askAndWait(page, 'And in this?')
  await page.getByRole('navigation').getByText('The second talk').first().waitFor()
}

const saveTo = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath: path }))
  }, filePath)

/** Chooses in one of the pickers above the list. */
const choosePicked = async (page: Page, label: string, choice: string): Promise<void> => {
  await page.getByRole('button', { name: `${label}: ` }).click()
  await page.getByRole('option', { name: choice }).click()
  await page.getByRole('option').first().waitFor({ state: 'detached' })
}

const names = (page: Page) => page.getByRole('list', { name: words.files }).locator('.library-open')

test('finds, saves, reuses and removes files for good', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const script = (title: string): void => bedrockServer.script(scripts.plainText(title), 'converse')
  const { electronApp, page } = await startApp()
  await chooseProfile(page, 'work')
  const files = await writeFiles(computer, { 'letter.txt': secret, 'report.pdf': await makeReport() })
  await fillLibrary(page, files, script)
  const userData = join(computer, 'user-data')
  expect((await filesHolding(join(userData), secret)).length).toBeGreaterThan(0)

  await openLibrary(page)
  await expect(names(page)).toHaveText(['letter.txt', 'report.pdf'])
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: words.search }).fill('Oldenburg')
  await expect(names(page)).toHaveText(['report.pdf'])
  await page.getByRole('searchbox', { name: words.search }).fill('letter')
  await expect(names(page)).toHaveText(['letter.txt'])
  await page.getByRole('searchbox', { name: words.search }).fill('nothing of the kind')
  await page.getByRole('button', { name: words.showAll }).click()
  await choosePicked(page, words.conversation, 'The second talk')
  await expect(names(page)).toHaveText(['letter.txt'])
  await choosePicked(page, words.conversation, words.allConversations)
  await choosePicked(page, words.order, words.orders.largest)
  await expect(names(page)).toHaveText(['report.pdf', 'letter.txt'])

  const copy = join(computer, 'copy of the report.pdf')
  await saveTo(electronApp, copy)
  await page.getByRole('button', { name: words.more('report.pdf') }).click()
  await page.getByRole('menuitem', { name: words.saveAs }).click()
  await expect(page.getByText(words.saved('report.pdf')).first()).toBeVisible()
  expect((await readFile(copy)).equals(await readFile(files[1] ?? ''))).toBe(true)

  await page.getByRole('button', { name: words.more('letter.txt') }).click()
  await page.getByRole('menuitem', { name: words.remove }).click()
  const confirm = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(confirm).toContainText('The first talk')
  await expect(confirm).toContainText('The second talk')
  await expectAccessible(page)
  await confirm.getByRole('button', { name: words.removeAction }).click()
  await expect(names(page)).toHaveText(['report.pdf'])
  await expect.poll(() => filesHolding(join(userData, 'attachments'), secret).catch(() => ['no such folder'])).toEqual([])

  await page.getByRole('button', { name: words.back }).click()
  await openConversation(page, 'The second talk')
  await expect(questions(page).getByRole('button', { name: attachmentsMessages.open('letter.txt') })).toContainText(
    filePlanMessages.removed,
  )
  await askAndWait(page, 'Go on')
  await expect(questions(page)).toHaveCount(2)
  expect(JSON.stringify(streamed(bedrockServer).at(-1)?.body)).not.toContain('canary')
  expectAllTaken(bedrockServer)

  await openLibrary(page)
  await page.getByRole('button', { name: words.useOf('report.pdf') }).click()
  await expect(chip(page, 'report.pdf')).toBeVisible()
})

const bySize = (first: number, second: number): number => first - second

test('removes the bytes of a conversation with it, but for those that another uses', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page, close } = await startApp()
  await chooseProfile(page, 'work')
  const files = await writeFiles(computer, { 'letter.txt': secret, 'report.pdf': await makeReport() })
  await fillLibrary(page, files, (title) => bedrockServer.script(scripts.plainText(title), 'converse'))
  const kept = join(computer, 'user-data', 'attachments')
  const report = await readFile(files[1] ?? '')
  const sizes = async (): Promise<readonly number[]> => {
    const found = await filesBelow(kept)
    return found.flatMap(({ bytes }) => (bytes.equals(report) || bytes.toString() === secret ? [bytes.byteLength] : [])).toSorted(bySize)
  }
  // The letter is in two conversations and kept once.
  expect(await sizes()).toEqual([secret.length, report.byteLength].toSorted(bySize))

  const remove = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: conversationsMessages.more(title) }).click()
    await page.getByRole('menuitem', { name: conversationsMessages.remove }).click()
  }
  await remove('The first talk')
  await expect.poll(sizes, { timeout: 30_000 }).toEqual([secret.length])
  expect((await filesHolding(join(computer, 'user-data'), secret)).length).toBeGreaterThan(0)
  await remove('The second talk')
  await expect.poll(sizes, { timeout: 30_000 }).toEqual([])
  await openLibrary(page)
  await expect(page.getByText(words.emptyTitle)).toBeVisible()
  await close()
  expect(await filesHolding(join(computer, 'user-data'), secret)).toEqual([])
})
