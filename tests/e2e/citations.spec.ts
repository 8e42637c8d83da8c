import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { fileDialogsMessages } from '../../src/shared/messages/file-dialogs.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { transcriptMessages as words } from '../../src/shared/messages/transcript.ts'
import { cited } from '../support/bedrock-server/block-scripts.ts'
import { makeDocx } from '../support/make-office.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { attach, documentPane, expectPassage, pageField } from './file-steps.ts'
import { answered, answers, ask, bodies, chooseProfile, expectAllTaken, fixtureFile, openConversation, writeAwsProfile } from './steps.ts'

const emden = 'The shop in Emden lost 9,400 euros and will close on 31 December 2026.'
const board = 'The board meets on 8 December 2026 at 10:00 in Bremen.'

type Place = { readonly documentPage: object } | { readonly documentChar: object } | { readonly documentChunk: object }
const citation = (title: string, passage: string, location: Place): object => ({ title, sourceContent: [{ text: passage }], location })
const onPage = (title: string, documentIndex: number, page: number, passage: string): object =>
  citation(title, passage, { documentPage: { documentIndex, start: page, end: page } })

const mark = (page: Page, number: number): Locator =>
  answers(page)
    .last()
    .getByRole('button', { name: new RegExp(`^${words.source(number, '')}`, 'u') })

/** What the service was told each document is called: it gives the names back as the titles of citations. */
const sentNames = (body: unknown): readonly string[] =>
  [...JSON.stringify(body).matchAll(/"document":\{[^{}]*"name":"([^"]+)"/gu)].flatMap(([, name]) => name ?? [])

test('opens the cited page with the passage marked, by pointer and by keyboard, and again after a restart without the service', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  test.slow()
  await writeAwsProfile(computer, bedrockServer.url)
  const first = await startApp()
  await chooseProfile(first.page, 'work')
  await attach(first.page, fixtureFile('letter.pdf'))
  bedrockServer.script(cited([onPage('Document 1', 0, 2, emden), onPage('Document 1', 0, 3, board)], 'Emden closes, and the board meets.'))
  await ask(first.page, 'What is decided?')
  await answered(first.page)
  expect(sentNames(bodies(bedrockServer).at(-1))).toEqual(['Document 1'])
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).toContain('"citations":{"enabled":true}')
  expectAllTaken(bedrockServer)

  const follow = async (page: Page): Promise<void> => {
    const pane = documentPane(page, 'letter.pdf')
    await mark(page, 1).click()
    await expectPassage(page, emden, '2')
    await expect(pageField(pane)).toHaveValue('2')
    await expect(pane.getByRole('status').getByText(documentMessages.passageShownOn(2))).toBeAttached()
    await expectAccessible(page)

    await mark(page, 2).focus()
    await page.keyboard.press('Enter')
    await expectPassage(page, board, '3')
    await expect(pageField(pane)).toHaveValue('3')
    await expect(pane.getByRole('group', { name: 'letter.pdf', exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(pane).toHaveCount(0)
    await expect(mark(page, 2)).toBeFocused()

    await page.keyboard.press('Shift+Enter')
    const sources = answers(page).last().getByRole('group', { name: words.sources })
    await expect(sources.getByRole('listitem').nth(1)).toBeFocused()
    await expect(sources.getByText(words.sourcePage(3))).toBeVisible()
    await expect(sources.getByText('letter.pdf')).toHaveCount(2)
    await sources.getByTitle(words.openSource('letter.pdf')).first().press('Enter')
    await expectPassage(page, emden, '2')
    await expect(pane.getByRole('group', { name: 'letter.pdf', exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(pane).toHaveCount(0)
  }
  await follow(first.page)
  await expect(first.page.getByText('A title from the server').first()).toBeVisible()
  await first.close()
  await bedrockServer.close()

  const second = await startApp()
  await openConversation(second.page, 'A title from the server')
  await follow(second.page)
})

test('opens the right one of several documents, by characters of a text and by chunks of a Word file', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  test.slow()
  const text = `${'Nothing of weight was said here.\n'.repeat(300)}The rent is 4,200 euros a month.\n${'And nothing here.\n'.repeat(300)}`
  const rent = 'The rent is 4,200 euros a month.'
  const clause = 'The lease ends on 31 March 2031.'
  await writeFile(join(computer, 'notes.txt'), text)
  await writeFile(
    join(computer, 'lease.docx'),
    makeDocx([...Array<string>(80).fill('A clause that says little.'), clause, 'Signed in Jever.']),
  )
  await writeAwsProfile(computer, bedrockServer.url)
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await attach(page, fixtureFile('letter.pdf'))
  await attach(page, join(computer, 'notes.txt'))
  await attach(page, join(computer, 'lease.docx'))
  bedrockServer.script(
    cited(
      [
        citation('Document 2', rent, {
          documentChar: { documentIndex: 1, start: text.indexOf(rent), end: text.indexOf(rent) + rent.length },
        }),
        citation('Document 3', clause, { documentChunk: { documentIndex: 2, start: 80, end: 81 } }),
        onPage('Document 1', 0, 3, board),
      ],
      'Rent, end and board.',
    ),
  )
  await ask(page, 'What is agreed?')
  await answered(page)
  expect(sentNames(bodies(bedrockServer).at(-1))).toEqual(['Document 1', 'Document 2', 'Document 3'])
  expectAllTaken(bedrockServer)

  await mark(page, 1).click()
  await expect(documentPane(page, 'notes.txt')).toBeVisible()
  await expectPassage(page, rent, null)
  await mark(page, 2).click()
  await expect(documentPane(page, 'lease.docx')).toBeVisible()
  await expectPassage(page, clause, null)
  await expectAccessible(page)
  await mark(page, 3).click()
  await expect(documentPane(page, 'letter.pdf')).toBeVisible()
  await expectPassage(page, board, '3')
})

test('finds the own page of a file that went with some of its pages, and says when a passage is not there word for word', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await attach(page, fixtureFile('minutes-14-pages.pdf'))
  await page.getByRole('button', { name: filePlanMessages.more('minutes-14-pages.pdf') }).click()
  await page.getByRole('menuitem', { name: filePlanMessages.choosePages }).click()
  const dialog = page.getByRole('dialog', { name: fileDialogsMessages.pagesTitle('minutes-14-pages.pdf') })
  await dialog.getByRole('textbox', { name: fileDialogsMessages.pages }).fill('5-7, 12')
  await dialog.getByRole('button', { name: fileDialogsMessages.takePages }).click()
  await expect(dialog).toHaveCount(0)
  bedrockServer.script(
    cited(
      [
        onPage('Document 1', 0, 2, 'Item 6: 7500 euros were approved.'),
        onPage('Document 1', 0, 4, 'Item 12: 15000 euros were approved.'),
        onPage('Document 1', 0, 1, 'Words that the minutes never had in them.'),
      ],
      'Two items.',
    ),
  )
  await ask(page, 'What was approved?')
  await answered(page)
  expectAllTaken(bedrockServer)

  await expect(mark(page, 3)).toBeVisible()
  const pane = documentPane(page, 'minutes-14-pages.pdf')
  await mark(page, 1).click()
  await expectPassage(page, 'Item 6: 7500 euros were approved.', '6')
  await expect(pageField(pane)).toHaveValue('6')
  await mark(page, 2).click()
  await expectPassage(page, 'Item 12: 15000 euros were approved.', '12')
  await expect(pageField(pane)).toHaveValue('12')
  await mark(page, 3).click()
  await expect(pageField(pane)).toHaveValue('5')
  await expect(pane.getByText(documentMessages.passageNotFoundOn(5))).toBeVisible()
  const sources = answers(page).last().getByRole('group', { name: words.sources })
  for (const own of [6, 12, 5]) await expect(sources.getByText(words.sourcePage(own), { exact: true })).toBeVisible()
})
