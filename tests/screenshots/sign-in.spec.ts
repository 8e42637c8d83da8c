import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { doctorMessages } from '../../src/shared/messages/doctor.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { startStsServer } from '../support/aws/sts-server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { answered, ask, chooseProfile } from '../e2e/steps.ts'
import { watchSystemBrowser } from '../e2e/system-browser.ts'
import { capture } from './capture.ts'

const config = (startUrl: string): string => `
[default]
region = us-east-1
[profile analysts]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1
[sso-session corp]
sso_start_url = ${startUrl}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
[profile secure]
role_arn = arn:aws:iam::111122223333:role/Secure
source_profile = default
mfa_serial = arn:aws:iam::111122223333:mfa/alex
region = us-east-1
[profile terminal]
login_session = arn:aws:iam::111122223333:user/alex
region = us-east-1
[profile helper]
credential_process = /usr/local/bin/company-credentials
region = us-west-2
`
const credentials = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret-for-tests\n'

test('profiles, signing in, models and the doctor, light and dark', async ({
  startApp,
  computer,
  bedrockServer,
  controlPlane,
  ssoServer,
}) => {
  test.setTimeout(300_000)
  await writeFile(join(computer, 'aws-config'), config(ssoServer.startUrl))
  await writeFile(join(computer, 'aws-credentials'), credentials)
  const sts = await startStsServer({ mfaCodes: ['246810'], roles: { 'arn:aws:iam::111122223333:role/Secure': { needsCode: true } } })
  const { page, electronApp } = await startApp({
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ENDPOINT_URL_SSO: ssoServer.url,
    AWS_ENDPOINT_URL_SSO_OIDC: ssoServer.url,
    AWS_ENDPOINT_URL_BEDROCK: controlPlane.url,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url,
  })
  const browser = await watchSystemBrowser(electronApp)
  await chooseProfile(page, 'default')

  await page.getByRole('button', { name: new RegExp(`^${composerMessages.modelNamed('')}`, 'u') }).click()
  await expect(page.getByText(/From your account/u)).toBeVisible()
  await capture(page, 'models')
  await page.keyboard.type('claude')
  await capture(page, 'models-found')
  await page.keyboard.press('Escape')

  await page
    .getByRole('button', { name: /^Profile: default/u })
    .last()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await capture(page, 'profile-picker')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: settingsMessages.sections.aws, exact: true }).first().click()
  await capture(page, 'settings-profiles')
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByText(words.ways['app-role'], { exact: true }).click()
  await page.getByRole('button', { name: settingsMessages.add, exact: true }).last().scrollIntoViewIfNeeded()
  await capture(page, 'settings-add-role')
  await page.getByText(words.ways['app-keys'], { exact: true }).click()
  await page.getByRole('button', { name: settingsMessages.add, exact: true }).last().click()
  await capture(page, 'settings-add-keys')
  await page.getByRole('button', { name: settingsMessages.back }).click()

  bedrockServer.script([scripts.plainText('The letter asks for a reply by Friday.'), scripts.accessDenied()])
  await page
    .getByRole('button', { name: /^Profile: default/u })
    .last()
    .click()
  await page
    .getByRole('dialog')
    .getByText(/^analysts/u)
    .first()
    .click()
  await ask(page, 'What does the letter ask for?')
  await expect(page.locator('.transcript').getByRole('button', { name: words.signInAgain })).toBeVisible()
  await capture(page, 'waiting-for-sign-in')
  await page.locator('.transcript').getByRole('button', { name: words.signInAgain }).click()
  const first = await browser.nextPage()
  await capture(page, 'sign-in-browser')
  await approveInBrowser(first, 'allow')
  await answered(page)
  await ask(page, 'And who wrote it?')
  await answered(page)
  await capture(page, 'access-refused')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(doctorMessages.paletteAction)
  await expect(page.getByRole('option', { name: doctorMessages.paletteAction })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: doctorMessages.checkAgain })).toBeVisible()
  await capture(page, 'doctor')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: settingsMessages.sections.aws, exact: true }).first().click()
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByRole('button', { name: words.continueToSignIn }).click()
  await capture(page, 'sign-in-start')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.startUrl).fill(ssoServer.startUrl)
  await dialog.getByLabel(words.ssoRegion).fill('eu-west-1')
  await dialog.getByText(words.methods.device).click()
  await dialog.getByRole('button', { name: words.continue }).click()
  await expect(dialog.getByText(words.codeTitle)).toBeVisible()
  await capture(page, 'sign-in-code')
  await approveInBrowser(await browser.nextPage(), 'allow')
  await dialog.getByRole('button', { name: 'Production' }).click()
  await expect(dialog.getByRole('button', { name: 'BedrockUser' })).toBeVisible()
  await capture(page, 'sign-in-accounts')
  await dialog.getByRole('button', { name: 'BedrockUser' }).click()
  await capture(page, 'sign-in-name')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: settingsMessages.back }).click()

  await page
    .getByRole('button', { name: /^Profile: analysts/u })
    .last()
    .click()
  await page
    .getByRole('dialog')
    .getByText(/^secure/u)
    .first()
    .click()
  await ask(page, 'May I see the vault?')
  await expect(page.getByRole('dialog', { name: words.codeDialogTitle })).toBeVisible()
  await page.keyboard.type('111111')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel(words.oneTimeCode)).toBeFocused()
  await capture(page, 'one-time-code')
  await page.keyboard.press('Escape')
  await sts.close()
})
