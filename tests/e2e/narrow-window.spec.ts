import type { Locator } from '@playwright/test'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { chooseDemo, openSettings } from './steps.ts'

/** How much of it lies outside of the window at the right. */
const cutOff = (place: Locator): Promise<number> => place.evaluate((element) => element.getBoundingClientRect().right - innerWidth)

test('shows every section of the settings whole in a narrow window', async ({ startApp }) => {
  const { electronApp, page } = await startApp()
  await chooseDemo(page)
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(480, 800))
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(480)
  for (const section of ['general', 'tools', 'servers', 'activity', 'usage'] as const) {
    await openSettings(page, section)
    await expect(page.getByRole('heading', { name: settingsMessages.sections[section], exact: true }).first()).toBeInViewport()
    await expect.poll(() => cutOff(page.getByRole('main').last())).toBeLessThanOrEqual(0)
    await expect.poll(() => cutOff(page.getByRole('navigation', { name: settingsMessages.title }))).toBeLessThanOrEqual(0)
  }
  await expectAccessible(page)
})
