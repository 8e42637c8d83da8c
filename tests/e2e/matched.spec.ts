import type { Locator, Page } from '@playwright/test'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { transcriptMessages as words } from '../../src/shared/messages/transcript.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { attach, documentPane, expectPassage, expectPassages, pageField, tool } from './file-steps.ts'
import { answered, answers, ask, chooseDemo, chooseProfile, fixtureFile, openConversation, titled, writeAwsProfile } from './steps.ts'

const foundMarks = (page: Page): Locator => answers(page).last().locator('.citation-mark-found')
const found = (page: Page, number: number, where: string): Locator =>
  answers(page)
    .last()
    .getByRole('button', { name: words.foundSource(number, `letter.pdf, ${where}`), exact: true })

test('marks what an answer quotes word for word, names it as found by Outcrop, and opens it there, with and without the service', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  test.slow()
  await writeAwsProfile(computer, bedrockServer.url)
  const first = await startApp()
  await chooseProfile(first.page, 'work')
  await attach(first.page, fixtureFile('letter.pdf'))
  bedrockServer.script(
    scripts.plainText(
      [
        'The letter says “The shop in Emden lost 9,400 euros and will close on 31 December 2026.” and later',
        '“the board meets on 8 December 2026 at 10:00 in Bremen”.',
        'It does not say “the shop in Hamburg will be sold to a cousin of the chairman”.',
      ].join(' '),
    ),
  )
  await ask(first.page, 'What does it say?')
  await answered(first.page)

  const follow = async (page: Page): Promise<void> => {
    await expect(foundMarks(page)).toHaveCount(2)
    await expect(answers(page).last().getByRole('group', { name: words.foundSources })).toContainText('letter.pdf')
    await expect(answers(page).last().getByRole('group', { name: words.sources, exact: true })).toHaveCount(0)
    await found(page, 1, words.sourcePage(2)).hover()
    await expect(page.locator('.citation-hint').getByText(words.foundHere).first()).toBeVisible()
    await found(page, 1, words.sourcePage(2)).click()
    await expectPassage(page, 'The shop in Emden lost 9,400 euros and will close on 31 December 2026', '2')
    await expect(pageField(documentPane(page, 'letter.pdf'))).toHaveValue('2')
    await expectAccessible(page)
    await found(page, 2, words.sourcePage(3)).press('Enter')
    await expectPassage(page, 'The board meets on 8 December 2026 at 10:00 in Bremen', '3')
    await tool(documentPane(page, 'letter.pdf'), documentMessages.closePane).click()
    await expect(documentPane(page, 'letter.pdf')).toHaveCount(0)
  }
  await follow(first.page)

  bedrockServer.script(scripts.plainText('It might say “nothing of this sentence stands in any of the files here”, or not.'))
  await ask(first.page, 'And what not?')
  await answered(first.page)
  await expect(answers(first.page).last()).toContainText('It might say')
  bedrockServer.script(scripts.plainText('Once more: “Average sick leave fell from 14.2 to 11.8 days.”'))
  await ask(first.page, 'And the last one?')
  await answered(first.page)
  await expect(foundMarks(first.page)).toHaveCount(1)
  await expect(answers(first.page).nth(1).locator('.citation-mark')).toHaveCount(0)
  await titled(first.page, 'A title from the server')
  await first.close()
  await bedrockServer.close()

  const second = await startApp()
  await openConversation(second.page, 'A title from the server')
  await found(second.page, 1, words.sourcePage(2)).click()
  await expectPassage(second.page, 'Average sick leave fell from 14.2 to 11.8 days', '2')
})

test('gives a newcomer with the demo profile a summary whose marks open the page they are from', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await attach(page, fixtureFile('letter.pdf'))
  await ask(page, 'Summarise this')
  await answered(page)
  const marks = answers(page).last().locator('.citation-mark')
  await expect(marks.first()).toBeVisible()
  await expect(answers(page).last().locator('.citation-mark-found')).toHaveCount(0)
  const item = answers(page).last().getByRole('group', { name: words.sources }).getByRole('listitem').first()
  const where = await item.locator('.source-place').innerText()
  await item.locator('summary').click()
  const passages = await item.locator('blockquote').allInnerTexts()
  await marks.first().click()
  await expectPassages(page, passages, /\d+/u.exec(where)?.[0] ?? '')
  await expectAccessible(page)
})
