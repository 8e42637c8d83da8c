import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { FolderAccess } from '../../src/shared/folder.ts'
import { toolsViewMessages as words } from '../../src/shared/messages/tools-view.ts'
import { saveInto } from './answer-steps.ts'
import { expect, type RunningApp } from './app.fixture.ts'
import { answered, answers, chooseModel, chooseProfile } from './steps.ts'

/** A model that takes tools. */
const novaLite = 'us.amazon.nova-lite-v1:0'

export const readyWithTools = async (app: RunningApp): Promise<RunningApp> => {
  await chooseProfile(app.page, 'work')
  await chooseModel(app.page, novaLite)
  return app
}

/** The pane with what the tools may use in the open conversation, or in the one that begins there. */
export const toolsPane = (page: Page): Locator =>
  page.getByRole('region', { name: new RegExp(`^(?:${words.title}|${words.titleOfNew})$`, 'u') })

export const openToolsPane = async (page: Page): Promise<Locator> => {
  await page.keyboard.press('ControlOrMeta+t')
  await toolsPane(page).waitFor()
  return toolsPane(page)
}

export const grantedFolders = (page: Page): Locator =>
  toolsPane(page).getByRole('list', { name: words.folders, exact: true }).getByRole('listitem')

/** Opens a folder to the tools of what is open, through the dialog of the system, with the pane open before. */
export const grantFolder = async (app: ElectronApplication, page: Page, folder: string, access: FolderAccess): Promise<void> => {
  await saveInto(app, folder)
  await toolsPane(page)
    .getByRole('button', { name: access === 'read' ? words.grantRead : words.grantWrite, exact: true })
    .press('Enter')
  await expect(grantedFolders(page).filter({ hasText: folder })).toBeVisible()
}

/** Opens a folder for reading and writing, and closes the pane again. */
export const openFolderToTools = async (app: ElectronApplication, page: Page, folder: string): Promise<void> => {
  await openToolsPane(page)
  await grantFolder(app, page, folder, 'read-write')
  await page.getByRole('button', { name: words.close, exact: true }).click()
  await toolsPane(page).waitFor({ state: 'detached' })
}

/** Cards of calls whose line has the text, folded or not. */
export const toolCards = (page: Page, text: string): Locator =>
  page.locator('details.tool-card').filter({ has: page.locator('summary', { hasText: text }) })

/** Unfolds the newest card of that line by keyboard. */
export const unfoldCard = async (page: Page, text: string): Promise<Locator> => {
  const card = toolCards(page, text).last()
  await card.locator('summary').press('Enter')
  await expect(card).toHaveAttribute('open', '')
  return card
}

/** Waits until the last answer is over, with the text in it. */
export const answeredWith = async (page: Page, text: string): Promise<void> => {
  await expect(answers(page).last()).toContainText(text)
  await answered(page)
}

/** What a request gave back for calls. */
export const given = (body: unknown): string => JSON.stringify(body).match(/"toolResult":.*/u)?.[0] ?? ''
