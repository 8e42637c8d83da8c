import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { appMessages } from '../../src/shared/messages/app.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { startKeyringSession } from '../support/keyring-session.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseDemo, leavePlace, openSettings } from './steps.ts'

const accessKeyId = 'AKIACANARYCANARY0001'

const openAwsSettings = (page: Page): Promise<void> => openSettings(page, 'aws')

const typeKeys = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByText(words.ways['app-keys'], { exact: true }).click()
  await page.getByLabel(settingsMessages.name, { exact: true }).fill('Canary')
  await page.getByLabel(words.bedrockRegion).fill('us-east-1')
  await page.getByRole('textbox', { name: settingsMessages.accessKeyId }).fill(accessKeyId)
  await page.getByLabel(settingsMessages.secretAccessKey).fill('canary/secret+that-must-stay-in-the-keychain')
}
const add = (page: Page) => page.getByRole('button', { name: settingsMessages.add, exact: true }).last().click()
const useIt = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: `${settingsMessages.makeDefault}: Canary` }).click()
  await leavePlace(page)
}

test('offers to keep the keys until the end where there is no keychain, and says after a restart that they are gone', async ({
  startApp,
  bedrockServer,
}) => {
  const environment = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }
  const first = await startApp(environment)
  await chooseDemo(first.page)
  await openAwsSettings(first.page)
  await typeKeys(first.page)
  await add(first.page)
  await expect(first.page.getByRole('alert')).toContainText(settingsMessages.keepChoices['until-quit'])
  await expectAccessible(first.page)
  await expect(first.page.getByRole('textbox', { name: settingsMessages.accessKeyId })).toHaveValue(accessKeyId)
  await first.page.getByText(settingsMessages.keepChoices['until-quit'], { exact: true }).last().click()
  await add(first.page)
  await expect(first.page.getByText(words.secretStates['session-only'])).toBeVisible()
  await useIt(first.page)
  bedrockServer.script(scripts.plainText('Signed.'))
  await ask(first.page, 'Who signs this?')
  await answered(first.page)
  await expect(answers(first.page)).toContainText('Signed.')
  expect(bedrockServer.requests[0]?.headers.authorization).toContain(accessKeyId)
  await first.close()

  const second = await startApp(environment)
  await openAwsSettings(second.page)
  await expect(second.page.getByText(words.secretStates.lost)).toBeVisible()
})

test('tells a locked keychain from lost keys, and goes on when it is unlocked', async ({ startApp, computer, bedrockServer }) => {
  const keyring = await startKeyringSession(join(computer, 'keyring'))
  try {
    await keyring.unlock()
    const { page, close } = await startApp({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url, ...keyring.environment })
    await chooseDemo(page)
    await openAwsSettings(page)
    await typeKeys(page)
    await add(page)
    await expect(page.getByText(words.secretStates.saved)).toBeVisible()
    await keyring.lock()
    await page.getByRole('button', { name: settingsMessages.lookAgain }).click()
    await expect(page.getByText(words.secretStates.locked)).toBeVisible()
    await useIt(page)
    await ask(page, 'Who signs this?')
    await answered(page)
    await expect(answers(page).last()).toHaveAttribute('data-message-status', 'failed')
    await expectAccessible(page)
    expect(bedrockServer.requests).toEqual([])
    await keyring.unlock()
    bedrockServer.script(scripts.plainText('Signed.'))
    await page.getByRole('feed').getByRole('button', { name: appMessages.remedies.retry, exact: true }).click()
    await expect(answers(page).last()).toContainText('Signed.')
    expect(bedrockServer.requests[0]?.headers.authorization).toContain(accessKeyId)
    await close()
  } finally {
    await keyring.close()
  }
})
