import { join } from 'node:path'
import { documentMessages as words } from '../../src/shared/messages/document.ts'
import { runProgram } from '../support/corpus/corpus-file.ts'
import { makeDocx, makeWorkbook } from '../support/make-office.ts'
import { dropFiles, expect, expectAccessible } from './app.fixture.ts'
import { marked, openFile, searchField, tool } from './file-steps.ts'
import { test, written } from './kept-files.fixture.ts'
import { chooseDemo, clipboardText } from './steps.ts'

test('shows a workbook as sheets with tabs and a CSV file as a table, searched, walked through and copied', async ({ kept, computer }) => {
  const workbook = makeWorkbook([
    ['Revenue', [['Quarter', 'Euros'], ...Array.from({ length: 60 }, (_row, index) => [`Q${index + 1}`, 1000 + index])]],
    [
      'Staff',
      [
        ['Shop', 'People'],
        ['Bremen', 12],
        ['Leer', 7],
      ],
    ],
  ])
  const csv = 'city,note,amount\nBremen,"flour, and salt",12\nEmden,"said ""no""",7\nLeer,,3\n'
  const { app, page, question } = await kept([
    await written(computer, 'figures.xlsx', workbook),
    await written(computer, 'orders.csv', csv),
  ])
  const book = await openFile(question, page, 'figures.xlsx')
  const grid = book.getByRole('grid')
  await expect(book.getByRole('tab', { name: 'Revenue' })).toHaveAttribute('aria-selected', 'true')
  await expect(grid.getByRole('columnheader', { name: 'Euros' })).toBeVisible()
  await expect(grid).toHaveAttribute('aria-rowcount', '61')
  await expectAccessible(page)
  await book.getByRole('tab', { name: 'Revenue' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(book.getByRole('tab', { name: 'Staff' })).toHaveAttribute('aria-selected', 'true')
  await expect(grid.getByRole('gridcell', { name: 'Leer' })).toBeVisible()
  await book.getByRole('tab', { name: 'Revenue' }).click()
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ControlOrMeta+ArrowDown')
  await expect(book.getByLabel(words.cellValue)).toHaveText('1059')

  const table = await openFile(question, page, 'orders.csv')
  const cells = table.getByRole('grid')
  await expect(table.getByText(words.tableSize(words.tableRows(4), words.tableColumns(3)))).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  await searchField(table).fill('e')
  await expect(table.getByText(/^1 of \d+$/u)).toBeVisible()
  await searchField(table).fill('said')
  await expect(table.getByText(words.searchCount(1, 1))).toBeVisible()
  await expect(table.getByLabel(words.cellValue)).toHaveText('said "no"')
  await expectAccessible(page)
  await searchField(table).press('Escape')
  await expect(cells).toBeFocused()
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => clipboardText(app.electronApp)).toBe('said "no"')
  await cells.getByRole('gridcell', { name: 'Bremen' }).click()
  await cells.getByRole('gridcell', { name: 'flour, and salt' }).click({ modifiers: ['Shift'] })
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => clipboardText(app.electronApp)).toBe('Bremen\tflour, and salt')
  await tool(table, words.rawText).click()
  await expect(table.locator('.text-rows')).toContainText('Emden,"said ""no""",7')
})

test('shows the text of a Word file, and a program in colours', async ({ kept, computer }) => {
  const docx = makeDocx(['The lease of the mill', 'The rent is 4,200 euros a month. Nothing else is owed.'])
  const program = '/** Adds two numbers. */\nexport const add = (one: number, other: number): number => one + other\nconst name = "sum"\n'
  const { page, question } = await kept([await written(computer, 'lease.v1.2.docx', docx), await written(computer, 'add.ts', program)])
  const word = await openFile(question, page, 'lease.v1.2.docx')
  await expect(word.getByText(words.wordText)).toBeVisible()
  await expect(word.locator('.text-rows')).toContainText('The rent is 4,200 euros a month. Nothing else is owed.')
  await page.keyboard.press('ControlOrMeta+f')
  await searchField(word).fill('euros')
  await expect(word.getByText(words.searchCount(1, 1))).toBeVisible()
  await expect.poll(() => marked(page, 'document-current-hit')).toEqual([{ text: 'euros', page: null, isInSight: true }])
  await expectAccessible(page)

  const code = await openFile(question, page, 'add.ts')
  const colourOf = (text: string): Promise<string> =>
    code
      .locator('.text-row span', { hasText: text })
      .last()
      .evaluate((element) => getComputedStyle(element).color)
  await expect(code.locator('.text-rows')).toContainText('export const add')
  await expect(code.locator('.text-row span', { hasText: /^export$/u })).toBeVisible()
  const colours = [await colourOf('export'), await colourOf('"sum"'), await colourOf('Adds two numbers')]
  expect(new Set(colours).size).toBe(3)
  await expectAccessible(page)
  const wrap = tool(code, words.wrapLines)
  const wraps = await wrap.getAttribute('aria-pressed')
  await wrap.click()
  await expect(wrap).not.toHaveAttribute('aria-pressed', wraps ?? '')
})

test('plays and seeks in a video and a recording, and offers a copy of what no window plays', async ({ startApp, computer }) => {
  runProgram('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc=d=6:s=320x240:r=12', '-g', '12', 'harbour.webm'], computer)
  runProgram('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'sine=d=6', 'speech.ogg'], computer)
  runProgram('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc=d=1:s=176x144:r=25', 'old.flv'], computer)
  const { page } = await startApp()
  await chooseDemo(page)
  for (const [name, element] of [
    ['harbour.webm', 'video'],
    ['speech.ogg', 'audio'],
  ] as const) {
    await dropFiles(page, [join(computer, name)])
    await page.locator('.composer').getByText(name).first().waitFor()
    const pane = await openFile(page, page, name)
    const player = pane.locator(element)
    await expect(player).toHaveAttribute('aria-label', name)
    await expect(player).toHaveJSProperty('error', null)
    const at = await player.evaluate(async (media: HTMLMediaElement) => {
      const told = (event: string): Promise<unknown> => new Promise((resolve) => media.addEventListener(event, resolve, { once: true }))
      if (media.readyState === 0) await told('loadedmetadata')
      const sought = told('seeked')
      media.currentTime = 4
      await sought
      return media.currentTime
    })
    expect(at).toBe(4)
    await player.evaluate(async (media: HTMLMediaElement) => {
      media.muted = true
      await media.play()
    })
    await expect.poll(() => player.evaluate((media: HTMLMediaElement) => media.currentTime)).toBeGreaterThan(4)
    await expectAccessible(page)
    await pane.press('Escape')
    await expect(pane).toHaveCount(0)
  }
  await dropFiles(page, [join(computer, 'old.flv')])
  const pane = await openFile(page, page, 'old.flv')
  await expect(pane.getByText(words.cannotPlayVideo)).toBeVisible()
  await expect(pane.getByRole('button', { name: words.saveAs })).toBeVisible()
  await expectAccessible(page)
})
