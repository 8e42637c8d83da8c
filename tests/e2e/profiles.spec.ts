import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import keytar from 'keytar'
import { joinSecret, readHead } from '../../src/main/credentials/secret-parts.ts'
import { credentialsMessages } from '../../src/shared/messages/credentials.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { startStsServer } from '../support/aws/sts-server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseDemo, chooseProfile, leavePlace, openSettings, profileButton, writeKeyProfiles } from './steps.ts'

const fileKeyId = 'AKIAIOSFODNN7EXAMPLE'
const apiKey = 'bedrock-api-key-Y2FuYXJ5LWZvci10ZXN0cw=='
const otherApiKey = 'bedrock-api-key-YW5vdGhlci1jYW5hcnk='

/** What the keychain of the system holds, whoever put it there. */
const inKeychain = async (secret: string): Promise<boolean> =>
  (await keytar.findCredentials('Outcrop')).some(({ password }) => {
    const head = readHead(password)
    return head !== null && 'value' in head && joinSecret([head.value]).includes(secret)
  })

const profileRow = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true })

const startAdding = async (page: Page, way: keyof typeof words.ways, name: string, region: string): Promise<void> => {
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByText(words.ways[way], { exact: true }).click()
  await page.getByLabel(settingsMessages.name, { exact: true }).fill(name)
  await page.getByLabel(words.bedrockRegion).fill(region)
}
const finishAdding = (page: Page): Promise<void> => page.getByRole('button', { name: settingsMessages.add, exact: true }).last().click()

const fromMenu = async (page: Page, name: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: words.more(name) }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** Asks and answers how the request was signed. */
const askWith = async (page: Page, profileName: string | null): Promise<void> => {
  if (profileName !== null) await page.getByRole('button', { name: `${settingsMessages.makeDefault}: ${profileName}` }).click()
  await leavePlace(page)
  await ask(page, 'Who signs this?')
  await answered(page)
}

/** Would be taken by the SDK itself before any profile. */
const keysOfEnvironment = {
  AWS_REGION: 'us-east-1',
  AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-of-the-environment',
  AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001',
  AWS_SECRET_ACCESS_KEY: 'secret-of-the-environment',
}

const addApiKey = async (page: Page, name: string): Promise<void> => {
  await openSettings(page, 'aws')
  await startAdding(page, 'app-api-key', name, 'us-east-1')
  await page.getByLabel(words.apiKey, { exact: true }).fill(apiKey)
  await finishAdding(page)
  await expect(profileRow(page, name)).toContainText(words.secretStates.saved)
}

test('keeps a Bedrock API key that wins over those of the environment, under another name and with another key too', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const authorizations = () => bedrockServer.requests.map(({ headers }) => headers.authorization)
  const { page } = await startApp({ ...awsEnvironment, ...keysOfEnvironment })
  await chooseDemo(page)
  await addApiKey(page, 'Team key')
  await askWith(page, 'Team key')
  expect(authorizations()[0]).toBe(`Bearer ${apiKey}`)

  await openSettings(page, 'aws')
  await fromMenu(page, 'Team key', words.edit)
  const editor = page.getByRole('form', { name: words.editOf('Team key') })
  await editor.getByLabel(settingsMessages.name).fill('Desk key')
  await expectAccessible(page)
  await editor.getByRole('button', { name: words.save, exact: true }).click()
  await expect(profileRow(page, 'Desk key')).toContainText(settingsMessages.isDefault)

  await fromMenu(page, 'Desk key', words.replaceSecret)
  const secret = page.getByRole('form', { name: words.replaceSecretOf('Desk key') })
  await secret.getByLabel(words.apiKey, { exact: true }).fill(otherApiKey)
  await expectAccessible(page)
  await secret.getByRole('button', { name: words.replaceSecret }).click()
  await expect(secret).toBeHidden()
  expect([await inKeychain(apiKey), await inKeychain(otherApiKey)]).toEqual([false, true])
  await askWith(page, null)
  expect(authorizations().at(-1)).toBe(`Bearer ${otherApiKey}`)
})

test('removes a profile with its key, and goes on with its conversation under another', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const environment = { ...awsEnvironment, ...keysOfEnvironment }
  const { page, close } = await startApp(environment)
  await chooseDemo(page)
  await addApiKey(page, 'Team key')
  await askWith(page, 'Team key')
  await openSettings(page, 'aws')
  await fromMenu(page, 'Team key', settingsMessages.remove)
  const dialog = page.getByRole('alertdialog', { name: settingsMessages.removeTitle('Team key') })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: settingsMessages.remove }).click()
  await expect(profileRow(page, 'Team key')).toBeHidden()
  await expect.poll(() => inKeychain(apiKey)).toBe(false)
  await leavePlace(page)
  await ask(page, 'Who signs it now?')
  await expect(answers(page).last()).toContainText(credentialsMessages.appProfileGoneTitle)
  await profileButton(page).click()
  await page.getByRole('dialog', { name: words.pickProfile }).getByRole('button', { name: credentialsMessages.environmentName }).click()
  await expect(profileButton(page)).toContainText(credentialsMessages.environmentName)
  await ask(page, 'And now?')
  await expect(answers(page).last()).toHaveAttribute('data-message-status', 'complete')
  expect(bedrockServer.requests.at(-1)?.headers.authorization).toBe(`Bearer ${keysOfEnvironment.AWS_BEARER_TOKEN_BEDROCK}`)
  await close()

  const again = await startApp(environment)
  await openSettings(again.page, 'aws')
  await expect(profileRow(again.page, credentialsMessages.demoName)).toBeVisible()
  await expect(profileRow(again.page, 'Team key')).toHaveCount(0)
})

test('assumes a role with the keys of another profile and sends it to an endpoint of its own', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  await writeKeyProfiles(computer, { base: { keyId: fileKeyId, region: 'us-east-1' } })
  const roleArn = 'arn:aws:iam::111122223333:role/Bedrock'
  const sts = await startStsServer({ roles: { [roleArn]: { externalId: 'partner-7' } } })
  const { page, close } = await startApp({
    ...awsEnvironment,
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://127.0.0.1:9',
  })
  await chooseDemo(page)
  await openSettings(page, 'aws')
  await startAdding(page, 'app-role', 'Partner', 'eu-central-1')
  await page.getByRole('button', { name: words.sourceProfile }).click()
  await page.getByRole('option', { name: 'base' }).click()
  await page.getByLabel(words.roleArn).fill(roleArn)
  await page.getByText(words.roleOptions).click()
  await page.getByLabel(words.externalId).fill('partner-7')
  await page.getByText(words.endpoints, { exact: true }).click()
  await page.getByLabel(words.runtime).fill('http://bedrock.example.com')
  await expect(page.getByText(words.endpointProblems.notSecure)).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(words.runtime).fill(bedrockServer.url)
  await finishAdding(page)
  await expect(profileRow(page, 'Partner')).toContainText(words.usesEndpoints)
  await askWith(page, 'Partner')
  await expect(answers(page)).toHaveAttribute('data-message-status', 'complete')
  expect(bedrockServer.requests[0]?.headers.authorization).toMatch(/Credential=ASIASESSION\d+\/\d+\/eu-central-1\/bedrock\//u)
  const assumed = sts.requests.find(({ action }) => action === 'AssumeRole')
  expect(assumed).toMatchObject({ accessKeyId: fileKeyId, refused: null, parameters: { RoleArn: roleArn, ExternalId: 'partner-7' } })
  await close()
  await sts.close()
})

test('tells of a malformed file in place and works with the profiles of the other', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  await writeKeyProfiles(computer, { work: { keyId: fileKeyId, region: 'us-east-1' } })
  await writeFile(join(computer, 'aws-config'), '[profile broken\nregion us-east-1\n')
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await openSettings(page, 'aws')
  await expect(page.getByText(/aws-config/u)).toBeVisible()
  await expectAccessible(page)
  await askWith(page, null)
  expect(bedrockServer.requests[0]?.headers.authorization).toContain(fileKeyId)

  await writeFile(join(computer, 'aws-config'), '[profile mended]\nregion = us-east-1\nsso_session = x\n')
  await openSettings(page, 'aws')
  await expect(page.getByText(/aws-config/u)).toBeHidden()
})

test('uses the profile that was picked, whatever the environment names', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  await writeKeyProfiles(computer, {
    work: { keyId: fileKeyId, region: 'eu-central-1' },
    other: { keyId: 'AKIAOTHEROTHEROTHER1', region: 'us-east-1' },
  })
  const { page } = await startApp({
    ...awsEnvironment,
    AWS_PROFILE: 'other',
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001',
    AWS_SECRET_ACCESS_KEY: 'secret-of-the-environment',
    AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-of-the-environment',
  })
  await chooseProfile(page, 'work')
  bedrockServer.script(scripts.plainText('From the file.'))
  await ask(page, 'Who signs this?')
  await expect(answers(page)).toContainText('From the file.')
  expect(bedrockServer.requests[0]?.headers.authorization).toMatch(
    new RegExp(`Credential=${fileKeyId}/\\d+/eu-central-1/bedrock/aws4_request`, 'u'),
  )
})

test('works with the keys of the environment', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp({
    ...awsEnvironment,
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001',
    AWS_SECRET_ACCESS_KEY: 'secret-of-the-environment',
    AWS_BEARER_TOKEN_BEDROCK: '',
  })
  await chooseDemo(page)
  await openSettings(page, 'aws')
  await page
    .getByRole('button', { name: new RegExp(`^${settingsMessages.makeDefault}: `, 'u') })
    .first()
    .click()
  await askWith(page, null)
  await expect(answers(page)).toHaveAttribute('data-message-status', 'complete')
  expect(bedrockServer.requests[0]?.headers.authorization).toMatch(/Credential=AKIAENVIRONMENT00001\/\d+\/us-west-2\/bedrock\//u)
})
