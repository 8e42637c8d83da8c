import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { composerMessages as words } from '../../src/shared/messages/composer.ts'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { makeDocx, makeWorkbook } from '../support/make-office.ts'
import { makeReport } from '../support/make-pdf.ts'
import { halves, heicImage } from '../support/sample-images.ts'
import { dragOver, drop, dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chip, handOver, makeFilm, tray, writeFiles } from './attach-steps.ts'
import { chooseDemo, composer } from './steps.ts'

test('takes many files of different kinds with one drop', async ({ startApp, computer }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  const files = await writeFiles(computer, {
    'report.pdf': await makeReport(),
    'letter.docx': makeDocx(['The oven works since 14 August.']),
    'shops.xlsx': makeWorkbook([
      ['Shops', [['Bremen', 17]]],
      ['Staff', [['Leer', 143]]],
    ]),
    'figures.csv': 'shop,staff\nBremen,17\n',
    'photo.heic': heicImage,
    'sum.py': 'def add(left, right):\n    return left + right\n',
    'old.txt': Buffer.from('Grüße aus Köln, fünf Öfen', 'latin1'),
  })
  await dropFiles(page, [...files, makeFilm(computer, 'film.mp4')])
  const details = {
    'report.pdf': attachmentsMessages.pages(3),
    'letter.docx': attachmentsMessages.bytes(''),
    'shops.xlsx': filePlanMessages.sheets(2),
    'figures.csv': attachmentsMessages.bytes('21'),
    'photo.heic': filePlanMessages.pixels(64, 40),
    'sum.py': attachmentsMessages.bytes('46'),
    'old.txt': attachmentsMessages.bytes('25'),
  }
  for (const [name, detail] of Object.entries(details)) await expect(chip(page, name)).toContainText(detail)
  // The demo's model watches no videos, and is the only one.
  await expect(tray(page)).toContainText(attachmentsMessages.noVideoTitle('film.mp4'))
  await expectAccessible(page)
  await chip(page, 'old.txt').click()
  await expect(page.getByRole('region', { name: documentMessages.pane('old.txt') })).toContainText('Grüße aus Köln, fünf Öfen')
})

test('says while files are held over the window what will happen to them', async ({ startApp, computer }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await mkdir(join(computer, 'folder'))
  const files = await writeFiles(computer, { 'report.pdf': await makeReport(), 'photo.png': 'x', 'film.mp4': 'x' })
  const held = await dragOver(page, { files: [...files, join(computer, 'folder')] })
  const overlay = page.locator('.drop-overlay')
  const { pdf, image, video, other } = words.dropFiles
  await expect(overlay).toContainText(words.dropTitle(`${[pdf(1), image(1), video(1)].join(words.dropComma)}${words.dropAnd}${other(1)}`))
  await expect(overlay).toContainText(words.dropIntoNew)
  await expect(overlay).toContainText(words.dropFolderNote)
  await expect(overlay).toContainText(words.dropStays(50))
  await expectAccessible(page)
  await held.takeAway()
  await expect(overlay).toBeHidden()
  await expect(tray(page)).toBeHidden()
})

test('puts a short text into the field and makes a long one a file', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await composer(page).fill('Before. ')
  const short = await dragOver(page, { items: { 'text/plain': 'A short text' } })
  await expect(page.locator('.drop-overlay')).toContainText(words.dropTitle(words.dropText))
  await short.drop()
  await expect(composer(page)).toHaveValue('Before. A short text')
  const long = 'All work and no play. '.repeat(500)
  await drop(page, { items: { 'text/plain': long } })
  await expect(chip(page, words.droppedText)).toBeVisible()
  await expect(composer(page)).toHaveValue('Before. A short text')
  await page.getByRole('button', { name: words.putBackAsText }).click()
  await expect(chip(page, words.droppedText)).toBeHidden()
  await expect(composer(page)).toHaveValue(`Before. A short text${long}`)
})

test('takes an image of a web page when its bytes come along, and says so when only its address does', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  const address = 'https://pictures.example/path/oven%20door.png'
  const onlyAddress = await dragOver(page, {
    items: { 'text/uri-list': address, 'text/html': `<meta charset="utf-8"><img src="${address}" alt="">` },
  })
  await expect(page.locator('.drop-overlay')).toContainText(words.dropAddressNote)
  await onlyAddress.drop()
  await expect(tray(page)).toContainText(words.onlyAddressTitle('oven door.png'))
  await expect(tray(page)).toContainText(words.onlyAddressAdvice)
  await expectAccessible(page)
  await handOver(page, 'drop', {
    files: [{ name: 'from a page.heic', type: 'image/heic', base64: heicImage.toString('base64') }],
    texts: { 'text/uri-list': address, 'text/html': `<img src="${address}">` },
  })
  await expect(chip(page, 'from a page.heic')).toContainText(filePlanMessages.pixels(64, 40))
  const png = await halves(4, 3).png().toBuffer()
  const dataAddress = `data:image/png;base64,${png.toString('base64')}`
  await drop(page, { items: { 'text/uri-list': dataAddress, 'text/html': `<img src="${dataAddress}">` } })
  await expect(chip(page, `${words.droppedImage}.png`)).toContainText(filePlanMessages.pixels(4, 3))
})
