import type { Locator, Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { modelPickerMessages as words } from '../../src/shared/messages/model-picker.ts'
import { modelsMessages } from '../../src/shared/messages/models.ts'
import { bedrockMessages } from '../../src/shared/messages/bedrock.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, ask, chooseProfile, modelButton, writeKeyProfiles } from './steps.ts'

const modelList = (page: Page): Locator => page.getByRole('dialog', { name: composerMessages.model })
const search = (page: Page): Locator => modelList(page).getByRole('combobox', { name: composerMessages.findModel })
const options = (page: Page): Locator => modelList(page).getByRole('option')
const favourites = (page: Page): Locator => modelList(page).getByRole('group', { name: words.favourites })
/** With its age, whatever it is. */
const fromAccount = new RegExp(`^${words.fromAccount('')}(?:${words.justNow}|\\d+ )`, 'u')

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

test('shows the list that came with the app, and why, where the account may not be asked', async ({
  startApp,
  awsEnvironment,
  controlPlane,
}) => {
  controlPlane.deny('ListFoundationModels')
  controlPlane.deny('ListInferenceProfiles')
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await modelButton(page).click()
  await expect(modelList(page).getByText(words.fromApp)).toBeVisible()
  await expect(modelList(page).getByText(bedrockMessages.permissionTitle('bedrock:ListFoundationModels', null))).toBeVisible()
  await expect(options(page).filter({ hasText: 'Claude Sonnet 5.5' })).toHaveCount(1)
  await expectAccessible(page)

  controlPlane.allow('ListFoundationModels')
  controlPlane.allow('ListInferenceProfiles')
  await modelList(page).getByRole('button', { name: words.refresh }).click()
  await expect(modelList(page).getByText(fromAccount)).toBeVisible()
})

test('chooses from the account’s list by keyboard, and keeps list and favourites over a restart without a network', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  controlPlane,
}) => {
  const { page, close } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await modelButton(page).click()
  await expect(modelList(page).getByText(fromAccount)).toBeVisible()
  const own = modelList(page).getByRole('group', { name: words.applicationProfiles })
  await expect(own.getByRole('option', { name: 'Legal team' })).toBeVisible()
  await expect(own.getByRole('option')).toHaveCount(2)
  await expectAccessible(page)

  await search(page).fill('nova micro')
  await expect(options(page).first()).toContainText('Nova Micro')
  await search(page).press('ControlOrMeta+d')
  await search(page).fill('')
  await expect(favourites(page).getByRole('option', { name: 'Nova Micro' })).toBeVisible()
  await search(page).press('Escape')
  await close()
  const listed = controlPlane.requests.length
  await controlPlane.close()

  const again = await startApp(awsEnvironment)
  await modelButton(again.page).click()
  await expect(modelList(again.page).getByText(fromAccount)).toBeVisible()
  await expect(favourites(again.page).getByRole('option', { name: 'Nova Micro' })).toBeVisible()
  await expect(modelList(again.page).getByRole('option', { name: 'Legal team' })).toBeVisible()
  expect(controlPlane.requests).toHaveLength(listed)
  await favourites(again.page).getByRole('option', { name: 'Nova Micro' }).click()
  await ask(again.page, 'Still there?')
  await answered(again.page)
  expect(bedrockServer.requests[0]?.modelId).toBe('us.amazon.nova-micro-v1:0')
})

test('sends the form of the geography that was chosen, and any id that was typed', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await modelButton(page).click()
  await expect(modelList(page).getByText(fromAccount)).toBeVisible()
  await search(page).fill('haiku')
  await search(page).press('ArrowDown')
  await expect(modelList(page).getByText(words.processedIn(modelsMessages.geography('us')))).toBeVisible()
  await search(page).press('ArrowRight')
  await expect(
    modelList(page)
      .getByRole('status')
      .filter({ hasText: words.processedWorldwide(modelsMessages.geography('global')) }),
  ).toBeAttached()
  await search(page).press('Enter')
  await expect(modelButton(page)).toContainText(modelsMessages.nameWithGeography('Claude Haiku 5.5', 'global'))
  await ask(page, 'Where are you?')
  await answered(page)

  const arn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/typedbyhand1'
  await modelButton(page).click()
  await search(page).fill(arn)
  await expect(options(page)).toHaveCount(1)
  await expect(options(page)).toContainText(words.typedId(arn))
  await expectAccessible(page)
  await search(page).press('Enter')
  await ask(page, 'And now?')
  await answered(page)
  const sent = bedrockServer.requests.filter(({ operation }) => operation === 'converse-stream').map(({ modelId }) => modelId)
  expect(sent).toEqual(['global.anthropic.claude-haiku-5-5', arn])
})
