import type { Locator, Page } from '@playwright/test'
import { approvalsMessages as words } from '../../src/shared/messages/approvals.ts'
import { expect } from './app.fixture.ts'

/** The dock where a person is asked, outside of the conversation. */
export const approvalDock = (page: Page): Locator => page.locator('#approval-dock')

/** What the dock asks now, as its headline says it. */
export const expectAsked = (page: Page, question: string): Promise<void> =>
  expect(approvalDock(page).getByRole('heading', { name: question })).toBeVisible()

/** Looks through what is asked, and presses the answer by keyboard once it is heard. Ends when this question has gone. */
export const decide = async (page: Page, answer: string): Promise<void> => {
  const dock = approvalDock(page)
  const button = dock.getByRole('button', { name: answer, exact: true })
  await expect(button).toBeVisible()
  const rest = dock.getByRole('button', { name: words.showRest, exact: true })
  if (await rest.isVisible()) await rest.click()
  await expect(button).toBeEnabled()
  const asked = await dock.locator('form').elementHandle()
  await button.press('Enter')
  await expect.poll(() => asked.evaluate((form) => form.isConnected)).toBe(false)
}
