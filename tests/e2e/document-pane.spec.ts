import type { Locator } from '@playwright/test'
import sharp from 'sharp'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { documentMessages as words } from '../../src/shared/messages/document.ts'
import { fileDialogsMessages } from '../../src/shared/messages/file-dialogs.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { startS3Server } from '../support/aws/s3-server.ts'
import { expect, expectAccessible } from './app.fixture.ts'
import { attach, chip, documentPane, marked, openFile, pageField, searchField, tool } from './file-steps.ts'
import { test, written } from './kept-files.fixture.ts'
import { chooseDemo, chooseModel, chooseProfile, clipboardText, fixtureFile, openConversation, reload, writeKeyProfiles } from './steps.ts'

const currentPage = (pane: Locator, page: number): Promise<void> => expect(pageField(pane)).toHaveValue(String(page))
const zoomShown = async (pane: Locator): Promise<number> =>
  Number(/\d+/u.exec(await pane.getByRole('button', { name: /^Zoom: /u }).innerText())?.[0])

test('shows a PDF with search, zoom, thumbnails and dark pages, and marks the pages that were sent, all without a network', async ({
  kept,
}) => {
  test.slow()
  const { page, question } = await kept([fixtureFile('minutes-14-pages.pdf'), fixtureFile('letter.pdf')], async (first) => {
    await first.getByRole('button', { name: filePlanMessages.more('letter.pdf') }).click()
    await first.getByRole('menuitem', { name: filePlanMessages.choosePages }).click()
    const dialog = first.getByRole('dialog', { name: fileDialogsMessages.pagesTitle('letter.pdf') })
    await expectAccessible(first)
    await dialog.getByRole('textbox', { name: fileDialogsMessages.pages }).fill('2-3')
    await dialog.getByRole('button', { name: fileDialogsMessages.takePages }).click()
    await expect(dialog).toHaveCount(0)
    await expect(first.getByText(filePlanMessages.chosenPages('2–3', 2, 3))).toBeVisible()
  })
  const letter = await openFile(question, page, 'letter.pdf')
  await expect(letter.getByText(words.sentPages('2–3'))).toBeVisible()
  await expect(letter.getByRole('group', { name: words.pageLabel(1, 3), exact: true })).toContainText(words.notSent)
  await expect(letter.getByRole('group', { name: words.pageLabel(2, 3), exact: true })).not.toContainText(words.notSent)
  await expectAccessible(page)

  const pane = await openFile(question, page, 'minutes-14-pages.pdf')
  await expect(pane.locator('.pdf-page canvas').first()).toBeVisible()
  await expect(pane).toContainText(words.ofPages(14))
  await expectAccessible(page)

  const field = pageField(pane)
  await field.fill('9')
  await field.press('Enter')
  await currentPage(pane, 9)
  await expect(pane.locator('.pdf-page[data-page="9"] .textLayer')).toContainText('Minutes of week 9')
  await expect(pane.locator('.pdf-page[data-page="9"]')).toBeInViewport()
  await field.fill('99')
  await field.press('Enter')
  await currentPage(pane, 14)
  await page.keyboard.press('Home')
  await currentPage(pane, 1)
  await page.keyboard.press('PageDown')
  await currentPage(pane, 2)

  await page.keyboard.press('ControlOrMeta+f')
  await expect(searchField(pane)).toBeFocused()
  await searchField(pane).fill('euros were approved')
  // From the page that is read on.
  await expect(pane.getByText(words.searchCount(2, 14))).toBeVisible()
  await currentPage(pane, 2)
  await tool(pane, words.nextHit).click()
  await expect(pane.getByText(words.searchCount(3, 14))).toBeVisible()
  await currentPage(pane, 3)
  await expect.poll(() => marked(page, 'document-current-hit')).toEqual([{ text: 'euros were approved', page: '3', isInSight: true }])
  await tool(pane, words.previousHit).click()
  await searchField(pane).press('Shift+Enter')
  await expect(pane.getByText(words.searchCount(1, 14))).toBeVisible()
  await searchField(pane).press('Shift+Enter')
  await expect(pane.getByText(words.searchCount(14, 14))).toBeVisible()
  await currentPage(pane, 14)
  await searchField(pane).fill('nowhere in the minutes')
  await expect(pane.getByText(words.noHits)).toBeVisible()
  await expectAccessible(page)
  await searchField(pane).press('Escape')
  await expect(searchField(pane)).toHaveCount(0)
  await expect(pane).toBeVisible()

  const before = await zoomShown(pane)
  await tool(pane, words.zoomIn).click()
  await expect.poll(() => zoomShown(pane)).toBeGreaterThan(before)
  await currentPage(pane, 14)
  await pane.getByRole('button', { name: /^Zoom: /u }).press('Enter')
  await page.getByRole('menuitemradio', { name: words.zoomLevel(200), exact: true }).press('Enter')
  await expect.poll(() => zoomShown(pane)).toBe(200)
  await pane.getByRole('group', { name: 'minutes-14-pages.pdf', exact: true }).press('0')
  await expect.poll(() => zoomShown(pane)).toBe(before)

  await tool(pane, words.thumbnails).click()
  const thumbnails = pane.getByRole('listbox', { name: words.thumbnails })
  await expect(thumbnails.getByRole('option', { name: words.pageLabel(14, 14) })).toHaveAttribute('aria-selected', 'true')
  await expect(thumbnails.locator('canvas').first()).toBeVisible()
  await thumbnails.press('Home')
  await currentPage(pane, 1)
  await thumbnails.getByRole('option', { name: words.pageLabel(3, 14) }).click()
  await currentPage(pane, 3)
  await expect(tool(pane, words.darkPages)).toHaveAttribute('aria-pressed', 'false')
  await tool(pane, words.darkPages).click()
  await expect(pane.locator('.pdf-page[data-page="3"]')).toHaveAttribute('data-dark', 'true')
  await expectAccessible(page)
  await tool(pane, words.darkPages).click()
})

test('gives the text of a PDF to the clipboard, marked or whole', async ({ startApp }) => {
  const { page, electronApp } = await startApp()
  await chooseDemo(page)
  await attach(page, fixtureFile('letter.pdf'))
  const pane = await openFile(page, page, 'letter.pdf')
  const heading = pane.locator('.textLayer').getByText('Harbour Lane Bakery: third quarter 2026')
  await heading.click({ clickCount: 3 })
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toContain('Harbour Lane Bakery: third quarter 2026')
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => clipboardText(electronApp)).toContain('Harbour Lane Bakery: third quarter 2026')
  await pane.getByRole('button', { name: words.menu }).click()
  await page.getByRole('menuitem', { name: words.copyText }).click()
  await expect.poll(() => clipboardText(electronApp)).toContain('Kind regards, Marit Hansen')
})

test('closes with Escape and gives the focus back, and says why a search finds nothing in a scan', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await attach(page, fixtureFile('scan.pdf'))
  await chip(page, 'scan.pdf').focus()
  await page.keyboard.press('Enter')
  const pane = documentPane(page, 'scan.pdf')
  await expect(pane).toBeFocused()
  await expect(pane.locator('.pdf-page canvas').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(searchField(pane)).toBeFocused()
  await page.keyboard.type('anything')
  await expect(pane.getByText(words.noSearchText)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(searchField(pane)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(pane).toHaveCount(0)
  await expect(chip(page, 'scan.pdf')).toBeFocused()

  await page.keyboard.press('Enter')
  await tool(pane, words.closePane).click()
  await expect(pane).toHaveCount(0)
  await expect(chip(page, 'scan.pdf')).toBeFocused()
})

test('shows an image, zooms into it and moves it with the pointer and the keys', async ({ kept, computer }) => {
  const picture = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#3a6ea5' } })
    .png()
    .toBuffer()
  const { page, question } = await kept([await written(computer, 'harbour.at.dawn.png', picture)])
  const pane = await openFile(question, page, 'harbour.at.dawn.png')
  const view = pane.getByRole('group', { name: words.image('harbour.at.dawn.png') })
  const image = view.getByRole('img', { name: 'harbour.at.dawn.png' })
  await expect.poll(() => image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth)).toBe(1600)
  await expect(pane.getByText(words.dimensions(1600, 1200))).toBeVisible()
  await expectAccessible(page)
  const scrolled = (): Promise<{ readonly left: number; readonly top: number }> =>
    view.evaluate(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop }))
  const width = async (): Promise<number> => (await image.boundingBox())?.width ?? 0
  await expect.poll(width).toBeLessThan(1600)
  const fitting = await width()

  await view.press('1')
  await expect.poll(width).toBe(1600)
  await expect(pane.getByRole('button', { name: words.chooseZoom(100) })).toBeVisible()
  await view.evaluate((element) => element.scrollTo(300, 200))
  await view.press('ArrowLeft')
  await expect.poll(scrolled).toEqual({ left: 240, top: 200 })
  const box = await view.boundingBox()
  const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x - 50, middle.y - 30, { steps: 4 })
  await page.mouse.up()
  await expect.poll(scrolled).toEqual({ left: 290, top: 230 })
  await tool(pane, words.zoomIn).click()
  await expect.poll(width).toBeGreaterThan(1600)
  await tool(pane, words.fitWindow).click()
  await expect.poll(width).toBe(fitting)
})

test('says of a file that was removed that it is no longer there', async ({ kept }) => {
  const { page, question } = await kept([fixtureFile('letter.pdf')])
  const attachmentId = await page.evaluate(async () => {
    const { request } = Reflect.get(globalThis, 'bridge')
    const { value } = await request('library.list', {
      query: '',
      kind: null,
      conversationId: null,
      order: 'newest',
      limit: 10,
      offset: 0,
    })
    const [item]: readonly { readonly attachment: { readonly id: string } }[] = value.items
    await request('library.remove', { attachmentId: item?.attachment.id })
    return item?.attachment.id
  })
  expect(attachmentId).toBeDefined()
  await reload(page)
  await openConversation(page, 'A title from the server')
  await expect(question).toContainText(filePlanMessages.removed)
  await expect(question.getByRole('button', { name: attachmentsMessages.remove('letter.pdf') })).toHaveCount(0)
  const pane = await openFile(question, page, 'letter.pdf')
  await expect(pane.getByText(words.removedTitle)).toBeVisible()
  await expect(pane.getByText(words.removedAdvice)).toBeVisible()
  await expectAccessible(page)
})

test('names the address of a file that stays in S3', async ({ computer, startApp, awsEnvironment }) => {
  const uri = 's3://harbour-lane/films/walk.along.the.quay.mp4'
  const film = { bytes: new Uint8Array(100_000_001), mediaType: 'video/mp4' }
  const s3 = await startS3Server({
    'harbour-lane': { owner: '111122223333', region: 'us-east-1', objects: { 'films/walk.along.the.quay.mp4': film } },
  })
  try {
    await writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } })
    const { page } = await startApp({ ...awsEnvironment, AWS_ENDPOINT_URL_S3: s3.url })
    await chooseProfile(page, 'work')
    await page.getByRole('button', { name: composerMessages.attach, exact: true }).click()
    await page.getByRole('menuitem', { name: composerMessages.attachFromS3 }).click()
    const dialog = page.getByRole('dialog', { name: fileDialogsMessages.s3Title })
    await dialog.getByRole('textbox', { name: fileDialogsMessages.s3Uri }).fill(uri)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: fileDialogsMessages.s3Take }).click()
    await expect(dialog).toHaveCount(0)
    await chooseModel(page, 'us.amazon.nova-pro-v1:0')
    const pane = await openFile(page, page, 'walk.along.the.quay.mp4')
    await expect(pane.getByText(words.inS3Title)).toBeVisible()
    await expect(pane.getByText(uri)).toBeVisible()
    await expectAccessible(page)
  } finally {
    await s3.close()
  }
})
