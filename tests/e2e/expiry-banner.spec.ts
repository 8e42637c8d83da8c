import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { chooseProfile, writeSsoProfile, composer } from './steps.ts'
import { watchSystemBrowser } from './system-browser.ts'

const minuteMs = 60_000

/** A token as the AWS command line leaves it after a sign-in without a refresh token. */
const writeToken = async (computer: string, startUrl: string, expiresAt: Date): Promise<void> => {
  const folder = join(computer, '.aws/sso/cache')
  await mkdir(folder, { recursive: true })
  const token = {
    startUrl,
    region: 'eu-west-1',
    accessToken: 'token-of-the-command-line',
    expiresAt: expiresAt.toISOString().replace(/\.\d+Z$/u, 'Z'),
  }
  await writeFile(join(folder, `${createHash('sha1').update('corp').digest('hex')}.json`), JSON.stringify(token), { mode: 0o600 })
}

test('says ahead that the sign-in ends, and is silent once it was renewed', async ({ startApp, computer, awsEnvironment, ssoServer }) => {
  await writeSsoProfile(computer, ssoServer)
  await writeToken(computer, ssoServer.startUrl, new Date(Date.now() + 9 * minuteMs))
  const { page, electronApp } = await startApp({
    ...awsEnvironment,
    AWS_ENDPOINT_URL_SSO_OIDC: ssoServer.url,
    AWS_ENDPOINT_URL_SSO: ssoServer.url,
  })
  const browser = await watchSystemBrowser(electronApp)
  await chooseProfile(page, 'corp')
  const banner = page.getByRole('region', { name: words.bannerLabel })
  await expect(banner).toContainText(/“corp” expires in \d minutes/u)
  await expectAccessible(page)
  await banner.getByRole('button', { name: words.signInAgain }).click()
  expect(await approveInBrowser(await browser.nextPage(), 'allow')).toBe(200)
  await expect(banner).toBeHidden()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(composer(page)).toBeFocused()
})
