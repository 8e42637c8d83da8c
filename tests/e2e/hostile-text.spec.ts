import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { dropFiles, expect, test } from './app.fixture.ts'
import { chooseDemo, composer } from './steps.ts'

test('a program is coloured, and one that keeps the grammar busy for hours leaves the window alone', async ({ startApp, computer }) => {
  const path = (name: string): string => join(computer, name)
  await writeFile(path('plain.ts'), 'export const answer = "forty-two" // enough\n')
  await writeFile(path('busy.ino'), `begin\n${'a '.repeat(90_000)}\nend\n`)
  const { page } = await startApp()
  await chooseDemo(page)
  await dropFiles(page, [path('plain.ts'), path('busy.ino')])

  await page.getByRole('button', { name: attachmentsMessages.open('plain.ts') }).click()
  await expect(page.locator('.hljs-keyword').first()).toHaveText('export')
  await page.getByRole('button', { name: documentMessages.closePane }).click()

  await page.getByRole('button', { name: attachmentsMessages.open('busy.ino') }).click()
  await expect(page.getByText('begin', { exact: true })).toBeVisible()
  // The window would be stuck here for hours.
  await page.getByRole('button', { name: documentMessages.closePane }).click()
  await composer(page).fill('Still here')
  await expect(composer(page)).toHaveValue('Still here')
})
