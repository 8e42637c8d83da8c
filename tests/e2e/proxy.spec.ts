import { appMessages } from '../../src/shared/messages/app.ts'
import { bedrockMessages } from '../../src/shared/messages/bedrock.ts'
import { networkSettingsMessages as words } from '../../src/shared/messages/network-settings.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { authorityFile, startSecureTunnel } from './secure-tunnel.ts'
import { answers, ask, chooseProfile, leavePlace, openSettings, writeKeyProfiles } from './steps.ts'

test('asks through a proxy with a password, and trusts the authority that was added', async ({ startApp, computer, bedrockServer }) => {
  await writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } })
  const tunnel = await startSecureTunnel(bedrockServer.url, 'ada:password-of-the-proxy')
  const { page, electronApp, close } = await startApp({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `https://${tunnel.host}` })
  await electronApp.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, authorityFile)
  await chooseProfile(page, 'work')
  await openSettings(page, 'network')
  await page.getByText(words.modes.manual, { exact: true }).click()
  await page.getByLabel(words.proxyAddress, { exact: true }).fill(tunnel.proxyUrl)
  await page.getByLabel(words.proxyAddress, { exact: true }).press('Enter')
  await page.getByLabel(words.proxyUser, { exact: true }).fill('ada')
  await page.getByLabel(words.proxyUser, { exact: true }).press('Enter')
  await page.getByLabel(words.newPassword).fill('a wrong one')
  await page.getByRole('button', { name: words.savePassword, exact: true }).click()
  await expect(page.getByText(words.passwordStates.saved)).toBeVisible()
  await expectAccessible(page)
  await leavePlace(page)

  await ask(page, 'Which way?')
  await expect(answers(page).last()).toContainText(bedrockMessages.proxyAuthenticationTitle)
  await answers(page).last().getByRole('button', { name: appMessages.remedies['open-settings'] }).click()
  await page.getByLabel(words.newPassword).fill('password-of-the-proxy')
  await page.getByRole('button', { name: words.savePassword, exact: true }).click()
  await expect(page.getByLabel(words.newPassword)).toHaveValue('')
  await leavePlace(page)

  const retry = answers(page).last().getByRole('button', { name: appMessages.remedies.retry, exact: true })
  await retry.click()
  await expect(answers(page).last()).toContainText(bedrockMessages.certificateTitle)
  expect(bedrockServer.requests).toEqual([])
  await answers(page).last().getByRole('button', { name: appMessages.remedies['open-settings'] }).click()
  await page.getByRole('button', { name: words.addCertificate }).click()
  await expect(page.getByRole('button', { name: `${words.remove}: ` })).toHaveCount(1)
  await expectAccessible(page)
  await leavePlace(page)

  bedrockServer.script(scripts.plainText('Through the tunnel.'))
  await retry.click()
  await expect(answers(page).last()).toContainText('Through the tunnel.')
  expect(new Set(tunnel.asked.map(({ target }) => target))).toEqual(new Set([tunnel.host]))
  expect(tunnel.asked.at(-1)?.isLetIn).toBe(true)
  expect(bedrockServer.requests[0]?.headers['proxy-authorization']).toBeUndefined()
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('password-of-the-proxy')
  await close()
  tunnel.close()
})
