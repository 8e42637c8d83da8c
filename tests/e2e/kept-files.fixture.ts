import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test as base, type RunningApp } from './app.fixture.ts'
import { attach } from './file-steps.ts'
import { answered, ask, chooseProfile, openConversation, questions, writeAwsProfile } from './steps.ts'

type Kept = { readonly app: RunningApp; readonly page: Page; readonly question: Locator }

/** `kept` sends files with a question, closes the app and the service for good, and starts the app again. */
export const test = base.extend<{
  readonly kept: (files: readonly string[], beforeSending?: (page: Page) => Promise<void>) => Promise<Kept>
}>({
  kept: async ({ computer, bedrockServer, startApp }, use, testInfo) => {
    testInfo.slow()
    await use(async (files, beforeSending) => {
      await writeAwsProfile(computer, bedrockServer.url)
      const first = await startApp()
      await chooseProfile(first.page, 'work')
      await attach(first.page, ...files)
      await beforeSending?.(first.page)
      await ask(first.page, 'What is in these files?')
      await answered(first.page)
      await expect(first.page.getByText('A title from the server').first()).toBeVisible()
      await first.close()
      await bedrockServer.close()
      const app = await startApp()
      await openConversation(app.page, 'A title from the server')
      const question = questions(app.page).first()
      await question.waitFor()
      return { app, page: app.page, question }
    })
  },
})

export const written = async (folder: string, name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
