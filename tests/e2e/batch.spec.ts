import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { batchMessages as words } from '../../src/shared/messages/batch.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { quickActionsMessages as actions } from '../../src/shared/messages/quick-actions.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import type { BedrockServer } from '../support/bedrock-server/server.ts'
import { makePdf } from '../support/make-pdf.ts'
import { saveInto } from './answer-steps.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { answers, chooseProfile, expectAllTaken, openConversation, questions, streamed, writeAwsProfile } from './steps.ts'

/** Reading starts a process for each file: a busy machine takes its time. */
const readingLimitMs = 60_000

const titles = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']
const names = titles.map((title) => `${title}.pdf`)

const dropPdfs = async (page: Page, computer: string): Promise<void> => {
  for (const title of titles) {
    await writeFile(join(computer, `${title}.pdf`), await makePdf(title, [{ heading: title, lines: [`This is about ${title}.`] }]))
  }
  await dropFiles(
    page,
    names.map((name) => join(computer, name)),
  )
  for (const name of names)
    await expect(page.getByRole('button', { name: attachmentsMessages.open(name) })).toBeVisible({ timeout: readingLimitMs })
}

/** Opens the dialog for one answer per file and starts it, by keyboard. */
const startBatch = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: actions.batch }).press('Enter')
  const dialog = page.getByRole('dialog', { name: actions.batchTitle })
  await expect(dialog.getByText(actions.batchPrice(titles.length))).toBeVisible()
  await dialog.getByRole('button', { name: actions.batchStart(titles.length) }).press('Enter')
  await expect(place(page).getByRole('heading', { name: actions.batchName(titles.length) })).toBeFocused()
}

const place = (page: Page): Locator => page.getByRole('main', { name: actions.batchName(titles.length) })
const rows = (page: Page, state: string): Locator => place(page).getByRole('listitem').filter({ hasText: state })
const button = (page: Page, name: string): Locator => place(page).getByRole('button', { name, exact: true })
const sidebarRow = (page: Page): Locator => page.getByRole('list', { name: conversationsMessages.batches }).getByRole('button')

const isDone = async (page: Page): Promise<void> => {
  await expect(place(page).locator('.batch-progress-words')).toHaveText(words.done(titles.length, titles.length))
  await expect(rows(page, words.finished)).toHaveCount(titles.length)
}

/** How often each file was asked about: a request names the file beside its document. */
const askedAbout = (server: BedrockServer): Readonly<Record<string, number>> => {
  const documents = streamed(server).map(({ body }) => JSON.stringify(body))
  return Object.fromEntries(
    titles.map((title) => [title, documents.filter((body) => body.includes(`is the file \\"${title}.pdf\\"`)).length]),
  )
}
const once = Object.fromEntries(titles.map((title) => [title, 1]))

const requestsReach = (server: BedrockServer, count: number): Promise<void> => expect.poll(() => streamed(server).length).toBe(count)

test.describe.configure({ timeout: 120_000 })
test.beforeEach(({ computer, bedrockServer }) => writeAwsProfile(computer, bedrockServer.url))

test('answers about five PDFs one by one, shows how far it is, pauses and goes on', async ({ computer, bedrockServer, startApp }) => {
  bedrockServer.script(titles.map(() => scripts.gated('It says **one** thing.')))
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await dropPdfs(page, computer)
  await page.getByRole('button', { name: actions.batch }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await startBatch(page)
  await expect(rows(page, words.running)).toHaveCount(2)
  await expect(rows(page, words.waiting)).toHaveCount(3)
  await expect(place(page).getByRole('progressbar', { name: words.progress })).toHaveAttribute('value', '0')
  await expect(sidebarRow(page)).toContainText(conversationsMessages.batchRunning(0, 5))
  await requestsReach(bedrockServer, 2)
  await expectAccessible(page)

  await button(page, words.pause).click()
  await expect(place(page).getByText(words.pausing)).toBeVisible()
  bedrockServer.release(1000)
  await expect(place(page).locator('.batch-progress-words')).toHaveText(words.pausedProgress(words.done(2, 5)))
  await expect(rows(page, words.finished)).toHaveCount(2)
  await expect(place(page).getByText(words.pausedAdvice)).toBeVisible()
  await expect(sidebarRow(page)).toContainText(conversationsMessages.batchPaused(2, 5))
  await expectAccessible(page)
  expect(streamed(bedrockServer)).toHaveLength(2)

  await button(page, words.resume).click()
  await isDone(page)
  await expect(button(page, words.pause)).toHaveCount(0)
  await expect(button(page, words.resume)).toHaveCount(0)
  await expect(sidebarRow(page)).toContainText(conversationsMessages.batchDone)
  await expectAccessible(page)
  expect(askedAbout(bedrockServer)).toEqual(once)
  expectAllTaken(bedrockServer)

  await rows(page, words.finished).getByRole('button', { name: 'gamma.pdf' }).click()
  await expect(answers(page)).toContainText('It says one thing.')
  await expect(questions(page).getByRole('button', { name: attachmentsMessages.open('gamma.pdf') })).toBeVisible()
})

test('is paused when it was killed in the middle of an answer, and asks about nothing again that was answered', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  const done = scripts.plainText('Answered before it was killed.')
  const cutOff = scripts.gated('This one is cut off in the middle of what it says.')
  bedrockServer.script([done, done, cutOff, cutOff])
  const first = await startApp()
  await chooseProfile(first.page, 'work')
  await dropPdfs(first.page, computer)
  await startBatch(first.page)
  await expect(rows(first.page, words.finished)).toHaveCount(2)
  await requestsReach(bedrockServer, 4)
  bedrockServer.release(4)
  const answeredFirst = await rows(first.page, words.finished).locator('.batch-item-name').allTextContents()
  await first.kill()
  expect(streamed(bedrockServer)).toHaveLength(4)

  const second = await startApp()
  await expect(sidebarRow(second.page)).toContainText(conversationsMessages.batchPaused(2, 5))
  await sidebarRow(second.page).click()
  await expect(rows(second.page, words.finished)).toHaveCount(2)
  await expect(rows(second.page, words.waiting)).toHaveCount(3)
  await expect(place(second.page).locator('.batch-progress-words')).toHaveText(words.pausedProgress(words.done(2, 5)))
  await expectAccessible(second.page)
  expect(streamed(bedrockServer)).toHaveLength(4)

  await button(second.page, words.resume).click()
  await isDone(second.page)
  const asked = askedAbout(bedrockServer)
  expect(answeredFirst.map((name) => asked[name.replace('.pdf', '')])).toEqual([1, 1])
  expect(Object.values(asked).toSorted((one, other) => one - other)).toEqual([1, 1, 1, 2, 2])
  expectAllTaken(bedrockServer)
  await rows(second.page, words.finished).getByRole('button', { name: 'gamma.pdf' }).click()
  await expect(questions(second.page)).toHaveCount(1)
  await expect(answers(second.page)).toHaveCount(1)
})

test('asks again about a file that failed, saves all answers as Markdown, and is removed while the conversations stay', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  bedrockServer.script([scripts.accessDenied(), ...titles.slice(1).map((title) => scripts.plainText(`An answer, **${title}**.`))])
  const { page, electronApp } = await startApp()
  await chooseProfile(page, 'work')
  await dropPdfs(page, computer)
  await startBatch(page)
  await expect(place(page).locator('.batch-progress-words')).toHaveText(words.doneAndFailed(4, 5, 1))
  await expect(rows(page, words.failed).locator('.batch-item-advice')).not.toBeEmpty()
  await expectAccessible(page)
  await saveInto(electronApp, computer)
  await button(page, words.save).click()
  await expect(page.getByText(words.saved, { exact: true })).toBeVisible()
  const file = (await readdir(computer)).find((name) => name.endsWith('.md')) ?? ''
  const failed = (await rows(page, words.failed).locator('.batch-item-name').textContent()) ?? ''
  const partly = await readFile(join(computer, file), 'utf8')
  expect(partly.slice(partly.indexOf(`## ${words.withoutAnswer}`))).toContain(`- ${failed.replace('.', String.raw`\.`)}: `)

  bedrockServer.script(scripts.plainText('At last, **an answer**.'))
  await button(page, words.retryFailed(1)).click()
  await isDone(page)
  await expect(button(page, words.retryFailed(1))).toHaveCount(0)
  expect(askedAbout(bedrockServer)).toEqual({ ...once, [failed.replace('.pdf', '')]: 2 })
  await button(page, words.save).click()
  await expect.poll(() => readFile(join(computer, file), 'utf8')).toContain('At last, **an answer**.')
  const whole = await readFile(join(computer, file), 'utf8')
  expect(whole.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    `# ${actions.batchName(5)}`,
    ...names.map((name) => `## ${name.replace('.', String.raw`\.`)}`),
  ])

  await button(page, words.remove).click()
  const confirmation = page.getByRole('alertdialog', { name: words.removeTitle })
  await expect(confirmation).toContainText(words.removeText)
  await expectAccessible(page)
  await confirmation.getByRole('button', { name: words.remove }).click()
  await expect(sidebarRow(page)).toHaveCount(0)
  await openConversation(page, 'beta.pdf')
  await expect(answers(page)).toHaveCount(1)
})

test('is begun, paused, resumed, read and removed with the keyboard alone', async ({ computer, bedrockServer, startApp }) => {
  bedrockServer.script(titles.map(() => scripts.gated('Said.')))
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await dropPdfs(page, computer)
  const tabTo = async (target: Locator): Promise<void> => {
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(target).toBeFocused({ timeout: 1 })
    }).toPass({ intervals: [0] })
  }
  await tabTo(page.getByRole('button', { name: actions.batch }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: actions.batchTitle })
  await dialog.waitFor()
  await tabTo(dialog.getByRole('checkbox', { name: 'epsilon.pdf' }))
  await page.keyboard.press('Space')
  await tabTo(dialog.getByRole('button', { name: actions.batchStart(4) }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: actions.batchName(4) })).toBeFocused()
  await requestsReach(bedrockServer, 2)
  const main = page.getByRole('main', { name: actions.batchName(4) })
  await tabTo(main.getByRole('button', { name: words.pause }))
  await page.keyboard.press('Enter')
  const resume = main.getByRole('button', { name: words.resume })
  await resume.waitFor()
  bedrockServer.release(1000)
  await expect(main.getByRole('listitem').filter({ hasText: words.finished })).toHaveCount(2)
  await expect(resume).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(main.getByRole('listitem').filter({ hasText: words.finished })).toHaveCount(4)
  await expect(page.getByRole('heading', { name: actions.batchName(4) })).toBeFocused()
  await tabTo(main.getByRole('button', { name: words.remove }))
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog', { name: words.removeTitle }).waitFor()
  await page.keyboard.press('Escape')
  await expect(main.getByRole('button', { name: words.remove })).toBeFocused()
  await tabTo(main.getByRole('button', { name: 'beta.pdf' }))
  await page.keyboard.press('Enter')
  await expect(answers(page)).toContainText('Said.')
})
