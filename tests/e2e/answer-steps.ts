import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { schemaLibraryMessages } from '../../src/shared/messages/schema-library.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { leavePlace, openSettings } from './steps.ts'

/** From now on the dialog for saving answers with a file of that name in the folder. */
export const saveInto = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, into) => {
    const stub = {
      showSaveDialog: (_window: unknown, { defaultPath }: { readonly defaultPath: string }) =>
        Promise.resolve({ canceled: false, filePath: `${into}/${defaultPath.split(/[/\\]/u).at(-1) ?? ''}` }),
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [into] }),
    }
    Object.assign(dialog, stub)
  }, folder)

/** From now on every dialog is left without a choice. */
export const cancelDialogs = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog }) => {
    Object.assign(dialog, {
      showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
      showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
    })
  })

/** Saves one of the example schemas as it is. */
export const addStarterSchema = async (page: Page, starter: keyof typeof schemaLibraryMessages.starters): Promise<void> => {
  await openSettings(page, 'schemas')
  await page.getByRole('button', { name: schemaLibraryMessages.starters[starter], exact: true }).press('Enter')
  await page.getByRole('button', { name: schemaLibraryMessages.save, exact: true }).press('Enter')
  await page.getByRole('form').waitFor({ state: 'detached' })
  await leavePlace(page)
}

export const schemaButton = (page: Page): Locator => page.getByRole('button', { name: new RegExp(`^${composerMessages.schema}`, 'u') })

/** Chooses by keyboard, as the first letters lead to an item of a menu. */
export const chooseSchema = async (page: Page, name: string): Promise<void> => {
  await schemaButton(page).press('Enter')
  const menu = page.getByRole('menu', { name: composerMessages.schema })
  await menu.getByRole('menuitemradio', { name }).press('Enter')
  await menu.waitFor({ state: 'detached' })
}

type Tab = 'details' | 'requestAndResponse' | 'copyAsCode'

/** Opens the pane about an answer by keyboard, from the menu under it. */
export const openReply = async (page: Page, answer: Locator, tab: Tab): Promise<Locator> => {
  await answer.getByRole('button', { name: transcriptMessages.messageMenu }).press('Enter')
  await page.getByRole('menuitem', { name: transcriptMessages[tab], exact: true }).press('Enter')
  const pane = page.getByRole('region', { name: replyMessages.title, exact: true })
  await expect(pane).toBeFocused()
  return pane
}
