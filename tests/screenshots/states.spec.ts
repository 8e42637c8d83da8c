import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { doctorMessages } from '../../src/shared/messages/doctor.ts'
import { networkSettingsMessages } from '../../src/shared/messages/network-settings.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { welcomeMessages } from '../../src/shared/messages/welcome.ts'
import { startKeyringSession } from '../support/keyring-session.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { chooseDemo, chooseProfile, fixtureFile } from '../e2e/steps.ts'
import { capture } from './capture.ts'

const resize = (app: ElectronApplication, width: number, height: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height])

const setTextSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.style.fontSize = value
  }, size)

const openSettings = async (page: Page, section: 'aws' | 'network'): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: settingsMessages.sections[section], exact: true }).first().click()
}

const addKeys = async (page: Page, name: string, keep: keyof typeof settingsMessages.keepChoices): Promise<void> => {
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByText(words.ways['app-keys'], { exact: true }).click()
  await page.getByLabel(settingsMessages.name, { exact: true }).fill(name)
  await page.getByLabel(words.bedrockRegion).fill('us-east-1')
  await page.getByRole('textbox', { name: settingsMessages.accessKeyId }).fill('AKIAIOSFODNN7EXAMPLE')
  await page.getByLabel(settingsMessages.secretAccessKey).fill('a secret for the screenshots')
  await page.getByText(settingsMessages.keepChoices[keep], { exact: true }).last().click()
  await page.getByRole('button', { name: settingsMessages.add, exact: true }).last().click()
  await expect(page.getByRole('button', { name: words.more(name) })).toBeVisible()
}

const openRow = async (page: Page, name: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: words.more(name) }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

test('the states of profiles and what can be changed about them', async ({ startApp, computer }) => {
  test.setTimeout(180_000)
  const keyring = await startKeyringSession(join(computer, 'keyring'))
  try {
    await keyring.unlock()
    const first = await startApp(keyring.environment)
    await chooseDemo(first.page)
    await openSettings(first.page, 'aws')
    await addKeys(first.page, 'Kept', 'keychain')
    await addKeys(first.page, 'Passing', 'until-quit')
    await openRow(first.page, 'Kept', words.edit)
    await capture(first.page, 'profile-edit')
    await first.page.keyboard.press('Escape')
    await openRow(first.page, 'Kept', words.replaceSecret)
    await capture(first.page, 'profile-replace-secret')
    await first.page.keyboard.press('Escape')
    await keyring.lock()
    await first.page.getByRole('button', { name: settingsMessages.lookAgain }).click()
    await expect(first.page.getByText(words.secretStates.locked)).toBeVisible()
    await first.page.getByText(words.secretStates['session-only']).scrollIntoViewIfNeeded()
    await capture(first.page, 'profile-locked')
    await first.close()
    const second = await startApp(keyring.environment)
    await openSettings(second.page, 'aws')
    await second.page.getByText(words.secretStates.lost).scrollIntoViewIfNeeded()
    await capture(second.page, 'profile-lost')
    await second.close()
  } finally {
    await keyring.close()
  }
})

test('a proxy with a login, and a certificate', async ({ startApp }) => {
  test.setTimeout(90_000)
  const { page, electronApp } = await startApp()
  await chooseDemo(page)
  await openSettings(page, 'network')
  await page.getByText(networkSettingsMessages.modes.manual, { exact: true }).click()
  await page.getByLabel(networkSettingsMessages.proxyAddress).fill('http://proxy.example.com:8080')
  await page.keyboard.press('Enter')
  await page.getByLabel(networkSettingsMessages.proxyUser).fill('alex')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(networkSettingsMessages.newPassword)).toBeVisible()
  await capture(page, 'network-proxy')
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, fixtureFile('tls/authority.pem'))
  const add = page.getByRole('button', { name: networkSettingsMessages.addCertificate })
  await add.click()
  await expect(page.getByRole('button', { name: new RegExp(`^${networkSettingsMessages.remove}:`, 'u') })).toBeVisible()
  await add.scrollIntoViewIfNeeded()
  await capture(page, 'network-certificate')
  await resize(electronApp, 480, 760)
  await capture(page, 'network-narrow')
})

test('signing in with large text', async ({ startApp }) => {
  const { page, electronApp } = await startApp()
  await page.getByRole('button', { name: welcomeMessages.signInTitle }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await resize(electronApp, 600, 760)
  await setTextSize(page, '200%')
  await capture(page, 'sign-in-large-text')
})

test('a sign-in about to end, the menu of the profile, and narrow windows', async ({
  startApp,
  computer,
  bedrockServer,
  controlPlane,
  ssoServer,
}) => {
  test.setTimeout(120_000)
  const token = {
    startUrl: ssoServer.startUrl,
    region: 'eu-west-1',
    accessToken: 'a token for the screenshots',
    expiresAt: new Date(Date.now() + 9 * 60_000).toISOString().replace(/\.\d+Z$/u, 'Z'),
  }
  const cache = join(computer, '.aws/sso/cache')
  await mkdir(cache, { recursive: true })
  await writeFile(join(cache, `${createHash('sha1').update('corp').digest('hex')}.json`), JSON.stringify(token), { mode: 0o600 })
  await writeFile(
    join(computer, 'aws-config'),
    `[profile analysts]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = us-east-1
[sso-session corp]
sso_start_url = ${ssoServer.startUrl}
sso_region = eu-west-1
[profile helper]
credential_process = /usr/local/bin/company-credentials
`,
  )
  const { page, electronApp } = await startApp({
    AWS_ENDPOINT_URL_SSO: ssoServer.url,
    AWS_ENDPOINT_URL_SSO_OIDC: ssoServer.url,
    AWS_ENDPOINT_URL_BEDROCK: controlPlane.url,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url,
  })
  await chooseProfile(page, 'analysts')
  await expect(page.getByRole('region', { name: words.bannerLabel })).toBeVisible()
  await capture(page, 'expiry-banner')
  await page
    .getByRole('button', { name: new RegExp(`^${conversationsMessages.profileMenu}`, 'u') })
    .first()
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await capture(page, 'profile-menu')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Profile: analysts/u })
    .last()
    .click()
  await page
    .getByRole('dialog')
    .getByText(/^helper/u)
    .first()
    .click()
  await expect(page.getByLabel(words.region)).toBeFocused()
  await capture(page, 'region-wanted')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Profile: helper/u })
    .last()
    .click()
  await page
    .getByRole('dialog')
    .getByText(/^analysts/u)
    .first()
    .click()
  await resize(electronApp, 480, 760)
  await page.getByRole('button', { name: new RegExp(`^${composerMessages.modelNamed('')}`, 'u') }).click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await capture(page, 'models-narrow')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type(doctorMessages.paletteAction)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: doctorMessages.checkAgain })).toBeVisible()
  await capture(page, 'doctor-narrow')
})
