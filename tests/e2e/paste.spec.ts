import type { ElectronApplication } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages as words } from '../../src/shared/messages/composer.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { libraryMainMessages } from '../../src/shared/messages/library-main.ts'
import { makeReport } from '../support/make-pdf.ts'
import { halves } from '../support/sample-images.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { attachFrom, chip, handOver, tray } from './attach-steps.ts'
import { chooseDemo, composer } from './steps.ts'

const longText = 'All work and no play. '.repeat(500)

const copyText = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)

/** Electron takes pictures into the clipboard in every version, but later ones leave it out of their types. */
const copyPicture = (app: ElectronApplication, png: Buffer): Promise<void> =>
  app.evaluate(({ clipboard, nativeImage }, base64) => {
    const picture = nativeImage.createFromBuffer(Buffer.from(base64, 'base64'))
    Reflect.apply(Reflect.get(clipboard, 'writeImage'), clipboard, [picture])
  }, png.toString('base64'))

test('takes a picture from the clipboard, by key and by menu', async ({ startApp }) => {
  const { electronApp, page } = await startApp()
  await chooseDemo(page)
  await attachFrom(page, words.attachClipboard)
  await expect(tray(page)).toContainText(libraryMainMessages.clipboardEmptyTitle)
  await page.getByRole('button', { name: attachmentsMessages.dismiss(libraryMainMessages.clipboardName) }).click()

  await copyPicture(electronApp, await halves(60, 40).png().toBuffer())
  await attachFrom(page, words.attachClipboard)
  await expect(chip(page, words.pastedImage)).toContainText(filePlanMessages.pixels(60, 40))
  await page.getByRole('button', { name: attachmentsMessages.remove(words.pastedImage) }).click()

  await copyPicture(electronApp, await halves(80, 50).png().toBuffer())
  await composer(page).focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(tray(page)).toContainText(filePlanMessages.pixels(80, 50))
  await expect(composer(page)).toBeFocused()
  await expectAccessible(page)
})

test('takes pasted files, also when nothing has the focus', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await composer(page).blur()
  await handOver(page, 'paste', {
    files: [
      { name: 'report.pdf', type: 'application/pdf', base64: Buffer.from(await makeReport()).toString('base64') },
      { name: 'dot.png', type: 'image/png', base64: (await halves(4, 3).png().toBuffer()).toString('base64') },
    ],
  })
  await expect(chip(page, 'report.pdf')).toContainText(attachmentsMessages.pages(3))
  await expect(chip(page, 'dot.png')).toContainText(filePlanMessages.pixels(4, 3))
})

test('takes the text where a picture of it comes along', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await composer(page).blur()
  await handOver(page, 'paste', {
    files: [{ name: 'image.png', type: 'image/png', base64: (await halves(4, 3).png().toBuffer()).toString('base64') }],
    texts: { 'text/plain': 'Bremen\t17', 'text/html': '<table><tr><td>Bremen<td>17</table>' },
  })
  await expect(composer(page)).toHaveValue('Bremen\t17')
  await expect(tray(page)).toBeHidden()
})

test('makes a long text a file, puts it back, and leaves it alone when plain text is asked for', async ({ startApp }) => {
  const { electronApp, page } = await startApp()
  await chooseDemo(page)
  await copyText(electronApp, longText)
  await composer(page).fill('Look: ')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(chip(page, words.pastedText)).toBeVisible()
  await expect(composer(page)).toHaveValue('Look: ')
  await page.getByRole('button', { name: words.putBackAsText }).click()
  await expect(composer(page)).toHaveValue(`Look: ${longText}`)
  await expect(tray(page)).toBeHidden()

  await composer(page).fill('')
  await page.keyboard.press('ControlOrMeta+Shift+v')
  await expect(composer(page)).toHaveValue(longText)
  await expect(tray(page)).toBeHidden()
})

test('takes a picture of the screen', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await attachFrom(page, words.attachScreenshot)
  const picture = chip(page, new RegExp(`^${attachmentsMessages.open('Screenshot ')}`, 'u'))
  await expect(picture).toContainText(/\d+ × \d+/u)
  await expect(composer(page)).toBeVisible()
})
