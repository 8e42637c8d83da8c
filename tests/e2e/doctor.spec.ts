import type { Locator, Page } from '@playwright/test'
import { checkNames, type CheckName } from '../../src/shared/doctor.ts'
import { appMessages } from '../../src/shared/messages/app.ts'
import { doctorMessages as words } from '../../src/shared/messages/doctor.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { chooseProfile, clipboardText, composer, runFromPalette, writeKeyProfiles, writeSsoProfile } from './steps.ts'
import { watchSystemBrowser } from './system-browser.ts'

const keyId = 'AKIAIOSFODNN7EXAMPLE'

const light = (page: Page, name: CheckName): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: words.names[name], exact: true }) })

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId, region: 'us-east-1' } }))

test('finds nothing wrong with a healthy profile, and copies a report that names nobody', async ({ startApp, awsEnvironment }) => {
  const { page, electronApp } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await runFromPalette(page, words.paletteAction)
  await expect(page.getByRole('heading', { name: words.title })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: words.everythingWorks })).toBeVisible()
  for (const name of checkNames) await expect(light(page, name)).toContainText(words.statuses.good)
  await expect(light(page, 'identity')).toContainText('111122223333')
  await expectAccessible(page)

  await page.getByRole('button', { name: words.copyReport }).click()
  await expect(page.getByRole('button', { name: words.copied })).toBeVisible()
  const report = await clipboardText(electronApp)
  expect(report).toContain(words.everythingWorks)
  expect(report).toContain('us-east-1')
  for (const name of checkNames) expect(report).toContain(`[${words.statuses.good}] ${words.names[name]}`)
  expect([/\d{12}/u, /arn:/u, new RegExp(keyId, 'u'), /canary-secret/u].filter((pattern) => pattern.test(report))).toEqual([])

  await page.keyboard.press('Escape')
  await expect(composer(page)).toBeFocused()
})

test('copies the policy that is missing', async ({ startApp, awsEnvironment, bedrockServer, controlPlane }) => {
  controlPlane.deny('ListFoundationModels')
  bedrockServer.script(
    scripts.refused(
      403,
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:user/ada is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action',
    ),
    'converse',
  )
  const { page, electronApp } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await runFromPalette(page, words.paletteAction)
  await expect(page.getByRole('status').filter({ hasText: words.needAttention(1, words.names.probe) })).toBeVisible()
  await expect(light(page, 'models')).toContainText(words.modelsPartTitle)
  await expect(light(page, 'probe')).toContainText(words.statuses.bad)
  await expectAccessible(page)
  await expect(light(page, 'probe')).not.toContainText('111122223333')

  await light(page, 'probe').getByRole('button', { name: appMessages.remedies['copy-policy'] }).click()
  await expect(light(page, 'probe').getByRole('button', { name: appMessages.copied })).toBeVisible()
  const policy = await clipboardText(electronApp)
  expect(JSON.parse(policy)).toMatchObject({ Version: '2012-10-17', Statement: expect.any(Array) })
  expect(policy).toContain('bedrock:InvokeModelWithResponseStream')
  expect(policy).toContain('anthropic.claude-sonnet-5-5')

  controlPlane.allow('ListFoundationModels')
  await page.getByRole('button', { name: words.checkAgain }).click()
  await expect(page.getByRole('status').filter({ hasText: words.everythingWorks })).toBeVisible()
})

test('says which way is closed, and leaves out what needs it', async ({ startApp, awsEnvironment, controlPlane }) => {
  await controlPlane.close()
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await runFromPalette(page, words.paletteAction)
  await expect(page.getByRole('status').filter({ hasText: words.needAttention(1, words.names['network-control-plane']) })).toBeVisible()
  await expect(light(page, 'models')).toContainText(words.needs(words.names['network-control-plane']))
  await expect(light(page, 'probe')).toContainText(words.statuses.good)
  await expectAccessible(page)
})

test('stops when told to', async ({ startApp, awsEnvironment, controlPlane }) => {
  controlPlane.hold()
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await runFromPalette(page, words.paletteAction)
  await expect(light(page, 'probe')).toContainText(words.statuses.good)
  await expect(light(page, 'models')).toContainText(words.statuses.running)
  await page.getByRole('button', { name: words.stop, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: words.stoppedEarly })).toBeVisible()
  await expect(light(page, 'models')).toContainText(words.stopped)
  await expect(light(page, 'probe')).toContainText(words.statuses.good)
  controlPlane.release()
  await page.getByRole('button', { name: words.checkAgain }).click()
  await expect(page.getByRole('status').filter({ hasText: words.everythingWorks })).toBeVisible()
})

test('signs in where the profile needs it, and looks again by itself', async ({ startApp, computer, awsEnvironment, ssoServer }) => {
  await writeSsoProfile(computer, ssoServer)
  const { page, electronApp } = await startApp({
    ...awsEnvironment,
    AWS_ENDPOINT_URL_SSO_OIDC: ssoServer.url,
    AWS_ENDPOINT_URL_SSO: ssoServer.url,
  })
  const browser = await watchSystemBrowser(electronApp)
  await chooseProfile(page, 'corp')
  await runFromPalette(page, words.paletteAction)
  await expect(page.getByRole('status').filter({ hasText: words.needAttention(1, words.names.credentials) })).toBeVisible()
  await expect(light(page, 'probe')).toContainText(words.needs(words.names.credentials))
  await expectAccessible(page)
  await light(page, 'credentials').getByRole('button', { name: appMessages.remedies['sign-in'] }).click()
  expect(await approveInBrowser(await browser.nextPage(), 'allow')).toBe(200)
  await expect(page.getByRole('status').filter({ hasText: words.everythingWorks })).toBeVisible()
})
