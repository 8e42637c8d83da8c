import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { batchMessages } from '../../src/shared/messages/batch.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { fileDialogsMessages } from '../../src/shared/messages/file-dialogs.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { libraryMessages } from '../../src/shared/messages/library.ts'
import { quickActionsMessages } from '../../src/shared/messages/quick-actions.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { cited } from '../support/bedrock-server/block-scripts.ts'
import { makeDocx, makeWorkbook } from '../support/make-office.ts'
import { halves } from '../support/sample-images.ts'
import { dragOver, dropFiles, expect, test } from '../e2e/app.fixture.ts'
import { attach, expectPassage, openFile, searchField, tool } from '../e2e/file-steps.ts'
import { answered, answers, ask, chooseDemo, chooseProfile, composer, fixtureFile, runFromPalette, writeAwsProfile } from '../e2e/steps.ts'
import { capture } from './capture.ts'
import { resize, setTextSize } from './converse-steps.ts'

const program = [
  '/** How many euros a month the mill costs, with everything that belongs to it. */',
  'export const costOfMill = (rentEuros: number, extras: readonly number[]): number => {',
  "  if (rentEuros < 0) throw new Error('A rent is never negative.')",
  '  return extras.reduce((sum, extra) => sum + extra, rentEuros) // flour is extra',
  '}',
  '',
].join('\n')

test('a document beside the conversation: PDF, table, picture, program', async ({ startApp, computer, bedrockServer }) => {
  test.setTimeout(240_000)
  await writeAwsProfile(computer, bedrockServer.url)
  const rows = Array.from({ length: 80 }, (_row, index) => [
    `Shop ${index + 1}`,
    ['Bremen', 'Leer', 'Jever'][index % 3] ?? '',
    1000 + index * 37,
  ])
  await writeFile(
    join(computer, 'figures.xlsx'),
    makeWorkbook([
      ['Revenue', [['Shop', 'City', 'Euros'], ...rows]],
      [
        'Staff',
        [
          ['Shop', 'People'],
          ['Bremen', 12],
        ],
      ],
    ]),
  )
  await halves(1600, 1000).jpeg().toFile(join(computer, 'flags.jpg'))
  await writeFile(join(computer, 'mill.ts'), program)
  const { page, electronApp } = await startApp()
  await resize(electronApp, 1280, 820)
  await chooseProfile(page, 'work')
  await attach(page, fixtureFile('letter.pdf'))
  const passage = 'The shop in Emden lost 9,400 euros and will close on 31 December 2026.'
  bedrockServer.script(
    cited(
      [{ title: 'Document 1', sourceContent: [{ text: passage }], location: { documentPage: { documentIndex: 0, start: 2, end: 2 } } }],
      'The shop in Emden closes at the end of 2026.',
    ),
  )
  await ask(page, 'Which shop closes?')
  await answered(page)
  await answers(page)
    .last()
    .getByRole('button', { name: new RegExp(`^${transcriptMessages.source(1, '')}`, 'u') })
    .click()
  await expectPassage(page, passage, '2')
  await page.mouse.move(400, 20)
  await capture(page, 'pane-pdf-passage')
  const pdf = page.locator('.document-pane')
  await page.keyboard.press('ControlOrMeta+f')
  await searchField(pdf).fill('euros')
  await expect(
    pdf
      .getByText(documentMessages.searchCount(1, 7))
      .or(pdf.getByText(/^\d of \d$/u))
      .first(),
  ).toBeVisible()
  await tool(pdf, documentMessages.thumbnails).click()
  await expect(pdf.locator('.pdf-thumbnail canvas').first()).toBeVisible()
  await page.emulateMedia({ colorScheme: 'light' })
  await tool(pdf, documentMessages.darkPages).click()
  await capture(page, 'pane-pdf-search-dark-pages')
  await tool(pdf, documentMessages.darkPages).click()
  await resize(electronApp, 480, 760)
  await capture(page, 'pane-pdf-narrow')
  await resize(electronApp, 1100, 760)
  await setTextSize(page, '200%')
  await capture(page, 'pane-pdf-large-text')
  await setTextSize(page, '')
  await resize(electronApp, 1280, 820)
  await tool(pdf, documentMessages.closePane).click()
  await expect(pdf).toHaveCount(0)

  await attach(page, join(computer, 'figures.xlsx'))
  await attach(page, join(computer, 'flags.jpg'))
  await attach(page, join(computer, 'mill.ts'))
  const table = await openFile(page, page, 'figures.xlsx')
  await table.getByRole('gridcell', { name: 'Leer' }).first().click()
  await table.getByRole('gridcell', { name: '1037' }).click({ modifiers: ['Shift'] })
  await capture(page, 'pane-table')
  await resize(electronApp, 480, 760)
  await capture(page, 'pane-table-narrow')
  await resize(electronApp, 1100, 760)
  await setTextSize(page, '200%')
  await tool(table, documentMessages.closePane).click()
  await openFile(page, page, 'figures.xlsx')
  await capture(page, 'pane-table-large-text')
  await setTextSize(page, '')
  await resize(electronApp, 1280, 820)
  await tool(table, documentMessages.closePane).click()
  const picture = await openFile(page, page, 'flags.jpg')
  await expect(picture.getByText(documentMessages.dimensions(1600, 1000))).toBeVisible()
  await capture(page, 'pane-image')
  await tool(picture, documentMessages.closePane).click()
  const code = await openFile(page, page, 'mill.ts')
  await expect(code.locator('.text-row span', { hasText: /^export$/u })).toBeVisible()
  await capture(page, 'pane-code')
})

test('files before they are sent: the tray, the overlay, the dialogs, the actions', async ({ startApp, computer, bedrockServer }) => {
  test.setTimeout(240_000)
  await writeAwsProfile(computer, bedrockServer.url)
  const folder = join(computer, 'Harbour Lane')
  await mkdir(join(folder, 'Contracts', 'Old'), { recursive: true })
  for (const name of ['lease.docx', 'Contracts/mill.docx', 'Contracts/Old/oven.docx']) {
    await writeFile(join(folder, name), makeDocx(['The rent is 4,200 euros a month.']))
  }
  await writeFile(join(folder, 'notes.md'), '# Notes\n\nThe oven is late.\n')
  await writeFile(join(folder, 'nothing.txt'), '')
  await writeFile(join(folder, 'backup.zip'), Buffer.from('PK\u{3}\u{4}'))
  await halves(900, 600).png().toFile(join(computer, 'flags.png'))
  await writeFile(join(computer, 'walk.mp4'), Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(64)]))
  const { page, electronApp } = await startApp()
  await resize(electronApp, 1200, 800)
  await chooseProfile(page, 'work')

  const held = await dragOver(page, { files: [fixtureFile('letter.pdf'), join(computer, 'flags.png'), join(computer, 'walk.mp4')] })
  await expect(page.locator('.drop-overlay')).toBeVisible()
  await capture(page, 'drop-overlay')
  await resize(electronApp, 480, 760)
  await capture(page, 'drop-overlay-narrow')
  await held.takeAway()
  await resize(electronApp, 1200, 800)
  await expect(page.locator('.drop-overlay')).toHaveCount(0)

  await attach(page, fixtureFile('letter.pdf'))
  await attach(page, fixtureFile('minutes-14-pages.pdf'))
  await capture(page, 'quick-actions')
  await page.getByRole('button', { name: quickActionsMessages.batch }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await capture(page, 'batch-dialog')
  await page.keyboard.press('Escape')
  await attach(page, fixtureFile('scan.pdf'))
  await attach(page, join(computer, 'flags.png'))
  await dropFiles(page, [fixtureFile('password.pdf'), fixtureFile('damaged.pdf'), join(computer, 'walk.mp4')])
  await expect(page.getByText(attachmentsMessages.damagedTitle('damaged.pdf'))).toBeVisible()
  await expect(page.getByText(attachmentsMessages.noVideoTitle('walk.mp4')).first()).toBeVisible()
  await capture(page, 'tray')
  await resize(electronApp, 480, 860)
  await capture(page, 'tray-narrow')
  await resize(electronApp, 1000, 860)
  await setTextSize(page, '200%')
  await capture(page, 'tray-large-text')
  await setTextSize(page, '')
  await resize(electronApp, 1200, 800)

  await page.getByRole('button', { name: filePlanMessages.enterPassword }).first().click()
  await expect(page.getByRole('dialog', { name: fileDialogsMessages.passwordTitle('password.pdf') })).toBeVisible()
  await page.getByLabel(fileDialogsMessages.password, { exact: true }).fill('not this one')
  await page.getByRole('dialog').getByRole('button', { name: fileDialogsMessages.unlock, exact: true }).click()
  await expect(page.getByText(attachmentsMessages.wrongPasswordTitle('password.pdf')).first()).toBeVisible()
  await capture(page, 'password-dialog')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: filePlanMessages.more('minutes-14-pages.pdf') }).click()
  await page.getByRole('menuitem', { name: filePlanMessages.choosePages }).click()
  await page.getByRole('textbox', { name: fileDialogsMessages.pages }).fill('3-5, 20')
  await capture(page, 'pages-dialog')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: composerMessages.attach, exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await capture(page, 'attach-menu')
  await page.getByRole('menuitem', { name: composerMessages.attachFromS3 }).click()
  await page.getByRole('textbox', { name: fileDialogsMessages.s3Uri }).fill('s3://harbour-lane/minutes/2026.pdf')
  await page.getByRole('textbox', { name: fileDialogsMessages.s3Owner }).fill('1234')
  await page.getByRole('dialog').getByRole('button', { name: fileDialogsMessages.s3Take }).click()
  await expect(page.getByText(fileDialogsMessages.s3OwnerProblem)).toBeVisible()
  await capture(page, 's3-dialog')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await dropFiles(page, [folder])
  await expect(page.getByRole('dialog', { name: fileDialogsMessages.folderTitle('Harbour Lane') })).toBeVisible()
  await capture(page, 'folder-dialog')
  await resize(electronApp, 480, 760)
  await capture(page, 'folder-dialog-narrow')
  await resize(electronApp, 1000, 860)
  await setTextSize(page, '200%')
  await capture(page, 'folder-dialog-large-text')
})

test('the library of files, and one answer per file', async ({ startApp, computer }) => {
  test.setTimeout(180_000)
  await halves(900, 600).png().toFile(join(computer, 'flags.png'))
  const { page, electronApp } = await startApp()
  await resize(electronApp, 1200, 800)
  await chooseDemo(page)
  await attach(page, fixtureFile('letter.pdf'))
  await attach(page, fixtureFile('minutes-14-pages.pdf'))
  await page.getByRole('button', { name: quickActionsMessages.batch }).click()
  await page.getByRole('button', { name: quickActionsMessages.batchStart(2) }).click()
  await expect(page.getByText(batchMessages.done(2, 2)).first()).toBeVisible({ timeout: 60_000 })
  await capture(page, 'batch-place')
  await resize(electronApp, 480, 760)
  await capture(page, 'batch-place-narrow')
  await resize(electronApp, 1000, 860)
  await setTextSize(page, '200%')
  await capture(page, 'batch-place-large-text')
  await setTextSize(page, '')
  await resize(electronApp, 1200, 800)
  await page.getByRole('button', { name: batchMessages.back }).click()
  await attach(page, join(computer, 'flags.png'))
  await expect(composer(page)).toBeVisible()
  await runFromPalette(page, composerMessages.paletteLibrary)
  await expect(page.getByRole('heading', { name: libraryMessages.title })).toBeVisible()
  await expect(page.getByRole('button', { name: libraryMessages.open('flags.png'), exact: true })).toBeVisible()
  await capture(page, 'library')
  await page.getByRole('button', { name: libraryMessages.more('letter.pdf') }).click()
  await page.getByRole('menuitem', { name: libraryMessages.remove }).click()
  await expect(page.getByText(libraryMessages.removeTitle('letter.pdf'))).toBeVisible()
  await capture(page, 'library-remove')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: libraryMessages.title }).focus()
  await resize(electronApp, 480, 760)
  await capture(page, 'library-narrow')
  await resize(electronApp, 1000, 860)
  await setTextSize(page, '200%')
  await capture(page, 'library-large-text')
})
