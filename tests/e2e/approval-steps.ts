import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { approvalsMessages as words } from '../../src/shared/messages/approvals.ts'
import { expect } from './app.fixture.ts'

/** The dock where a person is asked, outside of the conversation. */
export const approvalDock = (page: Page): Locator => page.locator('#approval-dock')

/** What the dock asks now, as its headline says it. */
export const expectAsked = (page: Page, question: string): Promise<void> =>
  expect(approvalDock(page).getByRole('heading', { name: question })).toBeVisible()

/** Looks at the end of a question as soon as it says that there is one out of sight, which it knows only once it is drawn, until it may be answered. */
export const lookThrough = async (dock: Locator, button: Locator): Promise<void> => {
  const rest = dock.getByRole('button', { name: words.showRest, exact: true })
  await expect
    .poll(async () => {
      if (await rest.isVisible()) await rest.click()
      return button.isEnabled()
    })
    .toBe(true)
}

/** Looks through what is asked, and presses the answer by keyboard once it is heard. Ends when this question has gone. */
export const decide = async (page: Page, answer: string): Promise<void> => {
  const dock = approvalDock(page)
  const button = dock.getByRole('button', { name: answer, exact: true })
  await expect(button).toBeVisible()
  await lookThrough(dock, button)
  const asked = await dock.locator('form').elementHandle()
  await button.press('Enter')
  await expect.poll(() => asked.evaluate((form) => form.isConnected)).toBe(false)
}

/** Answers the system's own questions from now on, which no test can press: the words of each stay to be read by `boxesAsked`. */
export const answerBoxes = (app: ElectronApplication, isYes: boolean): Promise<void> =>
  app.evaluate(({ dialog }, response) => {
    const asked: string[] = []
    Reflect.set(globalThis, 'boxesAsked', asked)
    Reflect.set(dialog, 'showMessageBox', async (_window: unknown, { message, detail }: { message: string; detail: string }) => {
      asked.push(`${message}\n${detail}`)
      return { response, checkboxChecked: false }
    })
  }, Number(isYes))

export const boxesAsked = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(() => Reflect.get(globalThis, 'boxesAsked'))
