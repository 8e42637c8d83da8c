import type { Locator, Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, modelButton, profileButton, writeKeyProfiles } from './steps.ts'

const first = { keyId: 'AKIAFIRSTFIRSTFIRST1', region: 'us-east-1' }
const second = { keyId: 'AKIASECONDSECOND0002', region: 'eu-central-1' }

const switchTo = async (page: Page, profile: string): Promise<void> => {
  await profileButton(page).click()
  const list = page.getByRole('dialog', { name: words.pickProfile })
  await expect(list.getByRole('button', { name: profile })).toBeVisible()
  await expectAccessible(page)
  await list.getByRole('button', { name: profile }).click()
  await expect(profileButton(page)).toContainText(profile)
}
const row = (page: Page, title: string): Locator =>
  page.getByRole('navigation', { name: conversationsMessages.list }).getByRole('button', { name: title }).first()

test('a conversation goes on with its own profile, region and model, also after a restart', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  await writeKeyProfiles(computer, { first, second })
  const scopes = () =>
    bedrockServer.requests
      .filter(({ operation }) => operation === 'converse-stream')
      .map(
        ({ headers, modelId }) =>
          `${/Credential=(\w+)\/\d+\/([\w-]+)\//u
            .exec(headers.authorization ?? '')
            ?.slice(1)
            .join(' ')} ${modelId}`,
      )
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'first')
  bedrockServer.script([scripts.plainText('Kept apart'), scripts.plainText('Moved over')], 'converse')
  await ask(before.page, 'A first question')
  await expect(row(before.page, 'Kept apart')).toBeVisible()
  await before.page.getByRole('button', { name: conversationsMessages.newConversation }).first().click()
  await ask(before.page, 'A second question')
  await expect(row(before.page, 'Moved over')).toBeVisible()
  await switchTo(before.page, 'second')
  await modelButton(before.page).click()
  await before.page.getByRole('combobox', { name: composerMessages.findModel }).fill('global.anthropic.claude-haiku-5-5')
  await before.page.keyboard.press('Enter')
  await profileButton(before.page).click()
  await before.page.getByLabel(words.region, { exact: true }).fill('eu-west-1')
  await before.page.getByRole('button', { name: words.takeRegion }).click()
  await expect(profileButton(before.page)).toContainText('eu-west-1')
  await ask(before.page, 'Where now?')
  await answered(before.page)
  await expect(answers(before.page)).toHaveCount(2)
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await row(page, 'Kept apart').click()
  await expect(profileButton(page)).toContainText('first')
  await ask(page, 'Still first?')
  await answered(page)
  await row(page, 'Moved over').click()
  await expect(profileButton(page)).toContainText('second')
  await expect(profileButton(page)).toContainText('eu-west-1')
  await ask(page, 'Still second?')
  await answered(page)
  const usual = 'us.anthropic.claude-sonnet-5-5'
  const chosen = 'global.anthropic.claude-haiku-5-5'
  expect(scopes()).toEqual([
    `${first.keyId} us-east-1 ${usual}`,
    `${first.keyId} us-east-1 ${usual}`,
    `${second.keyId} eu-west-1 ${chosen}`,
    `${first.keyId} us-east-1 ${usual}`,
    `${second.keyId} eu-west-1 ${chosen}`,
  ])
})

test('two conversations are answered at the same time, each with its own profile', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  await writeKeyProfiles(computer, { first, second })
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'first')
  bedrockServer.script([scripts.gated('The slow answer'), scripts.plainText('The quick answer')])
  bedrockServer.script([scripts.plainText('Quick'), scripts.plainText('Slow')], 'converse')
  await ask(page, 'A slow question')
  await expect(row(page, 'A slow question')).toBeVisible()
  await page.getByRole('button', { name: conversationsMessages.newConversation }).first().click()
  await profileButton(page).click()
  await page.getByRole('dialog', { name: words.pickDefault }).getByRole('button', { name: 'second' }).click()
  await expect(profileButton(page)).toContainText('second')
  await ask(page, 'A quick question')
  await expect(answers(page)).toContainText('The quick answer')
  bedrockServer.release(10)
  // “A slow question”, or “Slow” as soon as it is answered.
  await row(page, 'slow').click()
  await expect(answers(page)).toContainText('The slow answer')
  await expect(profileButton(page)).toContainText('first')
  const scopes = bedrockServer.requests
    .filter(({ operation }) => operation === 'converse-stream')
    .map(({ headers }) => /Credential=(\w+\/\d+\/[\w-]+)\//u.exec(headers.authorization ?? '')?.[1]?.replace(/\/\d+\//u, ' '))
  expect(scopes).toEqual([`${first.keyId} ${first.region}`, `${second.keyId} ${second.region}`])
})
