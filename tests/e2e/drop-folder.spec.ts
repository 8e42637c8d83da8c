import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { fileDialogsMessages as words } from '../../src/shared/messages/file-dialogs.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { makeReport } from '../support/make-pdf.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chip, tray, writeFiles } from './attach-steps.ts'
import { chooseDemo, composer } from './steps.ts'

test('asks which files of a dropped folder to take', async ({ startApp, computer }) => {
  const folder = join(computer, 'Board papers')
  await mkdir(join(folder, 'annex', 'node_modules'), { recursive: true })
  const [report = ''] = await writeFiles(folder, {
    'report.pdf': await makeReport(),
    'minutes.txt': 'Nothing was decided.',
    'tool.exe': 'MZ',
    '.hidden': 'x',
  })
  await writeFiles(join(folder, 'annex'), { 'figures.csv': 'a,b\n1,2\n', 'notes.md': '# Notes' })
  await writeFiles(join(folder, 'annex', 'node_modules'), { 'left-out.js': '1' })
  const { page } = await startApp()
  await chooseDemo(page)
  await dropFiles(page, [folder])
  const dialog = page.getByRole('dialog', { name: words.folderTitle('Board papers') })
  await expect(dialog.getByRole('treeitem')).toHaveCount(7)
  await expect(dialog.getByRole('treeitem', { name: 'tool.exe' })).toContainText(attachmentsMessages.folderEntryUnsupported)
  await expect(dialog.getByRole('button', { name: words.take(4) })).toBeEnabled()
  await expectAccessible(page)

  await dialog.getByRole('button', { name: words.selectNone }).click()
  await dialog.getByRole('searchbox', { name: words.folderFilter }).fill('annex')
  await expect(dialog.getByRole('treeitem')).toHaveCount(3)
  await dialog.getByRole('button', { name: words.selectAll }).click()
  await dialog.getByRole('treeitem', { name: 'notes.md' }).click()
  await dialog.getByRole('searchbox', { name: words.folderFilter }).fill('')
  await dialog.getByRole('treeitem', { name: 'report.pdf' }).click()
  await dialog.getByRole('button', { name: words.take(2) }).click()
  await expect(dialog).toBeHidden()
  await expect(tray(page).getByRole('listitem')).toHaveCount(2)
  await expect(chip(page, 'report.pdf')).toContainText(attachmentsMessages.pages(3))
  await expect(chip(page, 'figures.csv')).toBeVisible()

  await dropFiles(page, [join(folder, 'annex'), report])
  await page.getByRole('dialog', { name: words.folderTitle('annex') }).press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(tray(page).getByRole('listitem')).toHaveCount(2)
  await expect(composer(page)).toBeFocused()
})

test('takes no more files of a folder than a question carries', async ({ startApp, computer }) => {
  test.slow()
  const folder = join(computer, 'Many')
  await mkdir(folder)
  await writeFiles(folder, Object.fromEntries(Array.from({ length: 60 }, (_file, index) => [`note ${index + 1}.txt`, `Note ${index + 1}`])))
  const { page } = await startApp()
  await chooseDemo(page)
  await dropFiles(page, [folder])
  const dialog = page.getByRole('dialog', { name: words.folderTitle('Many') })
  await expect(dialog).toContainText(words.folderText(50))
  await dialog.getByRole('button', { name: words.selectAll }).click()
  await expect(dialog.getByRole('status')).toContainText(words.tooMany(10))
  await expect(dialog.getByRole('button', { name: words.take(60) })).toBeDisabled()
  await expectAccessible(page)
  const filter = dialog.getByRole('searchbox', { name: words.folderFilter })
  for (const digit of ['7', '8']) {
    await filter.fill(`note ${digit}`)
    await dialog.getByRole('button', { name: words.selectNone }).click()
  }
  await dialog.getByRole('button', { name: words.take(48) }).click()
  await expect(tray(page).getByRole('listitem')).toHaveCount(48)
  await expect(page.getByText(filePlanMessages.trayCount(48, ''))).toBeVisible({ timeout: 60_000 })
  await dropFiles(
    page,
    ['note 7.txt', 'note 17.txt', 'note 27.txt'].map((name) => join(folder, name)),
  )
  await expect(tray(page)).toContainText(composerMessages.tooManyTitle('note 27.txt', 50))
  await expect(chip(page, 'note 17.txt')).toBeVisible()
})
