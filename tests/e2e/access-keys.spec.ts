import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { filesHolding } from '../support/files-below.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseDemo, composer, leavePlace } from './steps.ts'

const accessKeyId = 'AKIACANARYCANARY0001'
const secret = 'canary/secret+that-must-stay-in-the-keychain'

test('keeps access keys in the keychain and nowhere else', async ({ startApp, computer, bedrockServer }) => {
  const { page, close } = await startApp({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url })
  await chooseDemo(page)
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: settingsMessages.sections.aws, exact: true }).first().click()
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByText(words.ways['app-keys'], { exact: true }).click()
  await page.getByLabel(settingsMessages.name, { exact: true }).fill('Canary')
  await page.getByRole('textbox', { name: settingsMessages.accessKeyId }).fill(accessKeyId)
  await page.getByLabel(settingsMessages.secretAccessKey).fill(secret)
  await page.getByLabel(words.bedrockRegion).fill('us-east-1')
  await page.getByRole('button', { name: settingsMessages.add, exact: true }).last().click()
  await expect(page.getByText(words.secretStates.saved)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: `${settingsMessages.makeDefault}: Canary` }).click()
  await leavePlace(page)

  bedrockServer.script(scripts.plainText('Signed.'))
  await composer(page).waitFor()
  await ask(page, 'Who signs this?')
  await answered(page)
  await expect(answers(page)).toContainText('Signed.')
  expect(bedrockServer.requests[0]?.headers.authorization).toContain(accessKeyId)
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(secret)
  await close()

  expect(await filesHolding(computer, secret)).toEqual([])
})
