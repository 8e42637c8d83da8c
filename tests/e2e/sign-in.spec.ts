import { createHash } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { welcomeMessages } from '../../src/shared/messages/welcome.ts'
import { approveInBrowser, type SsoServer } from '../support/aws/sso-server.ts'
import type { BedrockServer } from '../support/bedrock-server/server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { filesBelow } from '../support/files-below.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, composer, questions, reload, writeSsoProfile } from './steps.ts'
import { watchSystemBrowser } from './system-browser.ts'

const addresses = (sso: SsoServer, bedrock: BedrockServer) => ({
  AWS_ENDPOINT_URL_SSO_OIDC: sso.url,
  AWS_ENDPOINT_URL_SSO: sso.url,
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
})

test('signs in with the browser, picks an account and a role, and asks with it', async ({
  startApp,
  computer,
  ssoServer,
  bedrockServer,
}) => {
  const { page, electronApp, close } = await startApp(addresses(ssoServer, bedrockServer))
  const browser = await watchSystemBrowser(electronApp)
  await page.getByRole('button', { name: welcomeMessages.signInTitle }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.startUrl).fill(ssoServer.startUrl)
  await dialog.getByLabel(words.ssoRegion).fill('eu-west-1')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: words.continue }).click()
  await expect(dialog.getByText(words.inBrowserTitle)).toBeVisible()
  await expectAccessible(page)
  expect(await approveInBrowser(await browser.nextPage(), 'allow')).toBe(200)

  const [account] = ssoServer.knobs.accounts
  if (account === undefined) throw new Error('the server has accounts')
  await dialog.getByRole('button', { name: account.accountName }).click()
  await expectAccessible(page)
  const [role = ''] = ssoServer.knobs.roles[account.accountId] ?? []
  await dialog.getByRole('button', { name: role, exact: true }).click()
  await dialog.getByLabel(settingsMessages.name).fill('Analysts')
  await dialog.getByLabel(words.bedrockRegion).fill('eu-central-1')
  await dialog.getByRole('button', { name: words.saveProfile }).click()
  await expect(dialog).toBeHidden()

  bedrockServer.script(scripts.plainText('Signed in.'))
  await ask(page, 'Who am I?')
  await answered(page)
  await expect(answers(page)).toContainText('Signed in.')
  expect(bedrockServer.requests[0]?.headers.authorization).toContain('/eu-central-1/bedrock/aws4_request')
  expect(bedrockServer.requests[0]?.headers['x-amz-security-token']).toBeDefined()

  const token = join(computer, '.aws/sso/cache', `${createHash('sha1').update(ssoServer.startUrl).digest('hex')}.json`)
  expect(((await stat(token)).mode & 0o777).toString(8)).toBe('600')
  const markup = await page.evaluate(() => document.documentElement.outerHTML)
  await close()
  const files = await filesBelow(join(computer, 'user-data'))
  const leaked = ssoServer.secrets.filter((secret) => markup.includes(secret) || files.some(({ bytes }) => bytes.includes(secret)))
  expect(leaked).toEqual([])
})

test('signs in with a code where the browser may not come back', async ({ startApp, ssoServer, bedrockServer }) => {
  ssoServer.knobs.intervalSeconds = 1
  const { page, electronApp } = await startApp(addresses(ssoServer, bedrockServer))
  const browser = await watchSystemBrowser(electronApp)
  await page.getByRole('button', { name: welcomeMessages.signInTitle }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.startUrl).fill(ssoServer.startUrl)
  await dialog.getByLabel(words.ssoRegion).fill('eu-west-1')
  await dialog.getByText(words.methods.device).click()
  await dialog.getByRole('button', { name: words.continue }).click()
  await expect(dialog.getByText(words.codeTitle)).toBeVisible()
  await expectAccessible(page)
  expect(await approveInBrowser(await browser.nextPage(), 'allow')).toBe(200)
  await expect(dialog.getByText(words.accountsTitle)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('gives a sign-in up, says what a refusal means, and offers the other way', async ({ startApp, ssoServer, bedrockServer }) => {
  const { page, electronApp } = await startApp(addresses(ssoServer, bedrockServer))
  const browser = await watchSystemBrowser(electronApp)
  await page.getByRole('button', { name: welcomeMessages.signInTitle }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.startUrl).fill(ssoServer.startUrl)
  await dialog.getByLabel(words.ssoRegion).fill('eu-west-1')
  await dialog.getByRole('button', { name: words.continue }).click()
  await approveInBrowser(await browser.nextPage(), 'deny')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(dialog.getByRole('button', { name: words.codeInstead })).toBeVisible()
  await dialog.getByRole('button', { name: words.tryAgain }).click()
  const second = await browser.nextPage()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const callback = new URL(new URL(second).searchParams.get('redirect_uri') ?? '')
  await expect
    .poll(() =>
      fetch(callback).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed')
})

test('waits with a card when the sign-in has expired, and goes on with the same question', async ({
  startApp,
  computer,
  ssoServer,
  bedrockServer,
}) => {
  await writeSsoProfile(computer, ssoServer)
  const { page, electronApp } = await startApp(addresses(ssoServer, bedrockServer))
  const browser = await watchSystemBrowser(electronApp)
  await chooseProfile(page, 'corp')

  bedrockServer.script([scripts.plainText('First answer.'), scripts.expiredToken(), scripts.plainText('Second answer.')])
  await ask(page, 'First question')
  const card = page.locator('.transcript').getByRole('button', { name: words.signInAgain })
  await expect(card).toBeVisible()
  await composer(page).fill('a thought for later')
  await expectAccessible(page)
  await card.click()
  expect(await approveInBrowser(await browser.nextPage(), 'allow')).toBe(200)
  await expect(answers(page)).toContainText('First answer.')
  await expect(composer(page)).toHaveValue('a thought for later')

  await ask(page, 'Second question')
  await expect(card).toBeVisible()
  await reload(page)
  await page.getByText('Second question').first().click()
  await expect(card).toBeVisible()
  await card.click()
  expect(await approveInBrowser(await browser.nextPage(), 'allow')).toBe(200)
  await expect(answers(page).last()).toContainText('Second answer.')
  await expect(questions(page)).toHaveCount(2)
  const bodies = bedrockServer.requests.filter(({ operation }) => operation === 'converse-stream').map(({ body }) => JSON.stringify(body))
  expect(bodies).toHaveLength(3)
  expect(bodies[1]).toBe(bodies[2])
})

test('stops while it waits for a sign-in', async ({ startApp, computer, ssoServer, bedrockServer }) => {
  await writeSsoProfile(computer, ssoServer)
  const { page } = await startApp(addresses(ssoServer, bedrockServer))
  await chooseProfile(page, 'corp')
  await ask(page, 'A question')
  await expect(page.locator('.transcript').getByRole('button', { name: words.signInAgain })).toBeVisible()
  await page.getByRole('button', { name: composerMessages.stop }).click()
  await answered(page)
  await expect(page.locator('.transcript').getByRole('button', { name: words.signInAgain })).toBeHidden()
  expect(bedrockServer.requests).toEqual([])
})

test('picks up refreshed keys from the disk without a restart', async ({ startApp, computer, bedrockServer }) => {
  const keys = (id: string) =>
    writeFile(
      join(computer, 'aws-credentials'),
      `[work]\nregion = us-east-1\naws_access_key_id = ${id}\naws_secret_access_key = secret-for-tests\naws_session_token = token\n`,
    )
  await keys('ASIAOLDOLDOLDOLD0001')
  const { page } = await startApp({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url })
  await chooseProfile(page, 'work')
  bedrockServer.script([scripts.expiredToken(), scripts.plainText('With new keys.')])
  await ask(page, 'A question')
  await expect(page.locator('.transcript').getByRole('button', { name: words.tryAgain })).toBeVisible()
  await keys('ASIANEWNEWNEWNEW0002')
  await expect(answers(page)).toContainText('With new keys.')
  const [first, second] = bedrockServer.requests.map(({ headers }) => headers.authorization ?? '')
  expect([first?.includes('ASIAOLDOLDOLDOLD0001'), second?.includes('ASIANEWNEWNEWNEW0002')]).toEqual([true, true])
})
