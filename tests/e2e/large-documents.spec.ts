import type { Page } from '@playwright/test'
import { documentMessages as words } from '../../src/shared/messages/document.ts'
import { expect, expectAccessible } from './app.fixture.ts'
import { attach, chip, documentPane, marked, searchField } from './file-steps.ts'
import { test, written } from './kept-files.fixture.ts'
import { chooseDemo, composer } from './steps.ts'

/** While something large is opened, main answers and what is typed arrives. The pane takes the focus once, when it appears. */
const expectUsable = async (page: Page, name: string, typed: string): Promise<void> => {
  await expect(documentPane(page, name)).toBeFocused()
  const answer = await page.evaluate(async () => {
    const { request } = Reflect.get(globalThis, 'bridge')
    const { ok }: { readonly ok: boolean } = await request('app.start', {})
    return ok
  })
  expect(answer).toBe(true)
  await composer(page).press('End')
  await page.keyboard.type(typed)
  await expect(composer(page)).toHaveValue(typed)
}

test('stays usable with a text of ten megabytes', async ({ startApp, computer }) => {
  test.slow()
  const lines = Array.from({ length: 160_000 }, (_line, index) => `Line ${index + 1}: the harbour was quiet and the oven was warm.`)
  const path = await written(computer, 'log of the harbour.txt', lines.join('\n'))
  const { page } = await startApp()
  await chooseDemo(page)
  await attach(page, path)
  await chip(page, 'log of the harbour.txt').click()
  await expectUsable(page, 'log of the harbour.txt', 'Is it warm?')
  const pane = documentPane(page, 'log of the harbour.txt')
  await expect(pane.locator('.text-rows')).toContainText('Line 1: the harbour')
  expect(await pane.locator('.text-row').count()).toBeLessThan(200)
  await pane.getByRole('group', { name: 'log of the harbour.txt', exact: true }).focus()
  await page.keyboard.press('ControlOrMeta+f')
  await searchField(pane).fill('Line 159999:')
  await expect(pane.getByText(words.searchCount(1, 1))).toBeVisible()
  await expect.poll(() => marked(page, 'document-current-hit')).toEqual([{ text: 'Line 159999:', page: null, isInSight: true }])
  await searchField(pane).fill('oven')
  await expect(pane.getByText(/of more than/u)).toBeVisible()
  await expectAccessible(page)
})

test('stays usable with a table of a hundred thousand rows', async ({ startApp, computer }) => {
  test.slow()
  const rows = Array.from({ length: 99_999 }, (_row, index) => `${index + 1},City ${index % 97},${(index * 37) % 1000}`)
  const path = await written(computer, 'orders of ten years.csv', `id,city,amount\n${rows.join('\n')}\n`)
  const { page } = await startApp()
  await chooseDemo(page)
  await attach(page, path)
  await chip(page, 'orders of ten years.csv').click()
  await expectUsable(page, 'orders of ten years.csv', 'Which city?')
  const pane = documentPane(page, 'orders of ten years.csv')
  const grid = pane.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', '100000')
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+ArrowDown')
  await expect(pane.getByLabel(words.cellValue)).toHaveText('99999')
  await expect(grid.getByRole('gridcell', { name: '99999', exact: true })).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(200)
  await page.keyboard.press('ControlOrMeta+f')
  await searchField(pane).fill('54321')
  await expect(pane.getByText(words.searchCount(1, 1))).toBeVisible()
  await expect(grid.getByRole('gridcell', { name: '54321', exact: true })).toBeVisible()
  await expectAccessible(page)
})
