import type { Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { schemaLibraryMessages } from '../../src/shared/messages/schema-library.ts'
import { sendCountMessages } from '../../src/shared/messages/send-count.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { usageViewMessages } from '../../src/shared/messages/usage-view.ts'
import * as options from '../support/bedrock-server/option-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { answered, ask, chooseProfile, composer, leavePlace, openSettings } from '../e2e/steps.ts'
import { capture } from './capture.ts'
import { openGroup, pane, resize, setTextSize, useModel, writeProfile } from './converse-steps.ts'

const groups = ['instructions', 'answer', 'reasoning', 'caching', 'guardrail', 'speed', 'advanced'] as const
const sonnet45 = 'global.anthropic.claude-sonnet-4-5-20250929-v1:0'
const meter = (page: Page) => page.getByRole('button', { name: /^Next send/u })

test('the settings of a conversation, group by group and model by model', async ({ startApp, computer, awsEnvironment, controlPlane }) => {
  test.setTimeout(240_000)
  await writeProfile(computer)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200)
  await page.keyboard.press('ControlOrMeta+.')
  await capture(page, 'pane-no-model')
  await page.keyboard.press('Escape')
  await chooseProfile(page, 'work')
  await useModel(page, 'global.anthropic.claude-sonnet-4-6')
  await page.keyboard.press('ControlOrMeta+.')
  await expect(pane(page).getByLabel(words.systemPrompt)).toBeVisible()
  await capture(page, 'pane-first')
  for (const name of groups) {
    await openGroup(page, name)
    await capture(page, `pane-${name}`)
  }

  await openGroup(page, 'instructions')
  await pane(page).getByLabel(words.systemPrompt).fill('Answer in plain English. Name the page of every figure.')
  await openGroup(page, 'answer')
  await pane(page).getByLabel(words.temperature).fill('0.2')
  await pane(page).getByLabel(words.topP).fill('0.9')
  await pane(page).getByLabel(words.topK).fill('900')
  await pane(page).getByRole('button', { name: words.addStopSequence }).click()
  await page.keyboard.type('END')
  await capture(page, 'pane-own-values')
  await openGroup(page, 'caching')
  await pane(page).getByText(words.cachingModes.manual, { exact: true }).click()
  await capture(page, 'pane-caching-manual')
  await openGroup(page, 'reasoning')
  await pane(page).getByText(words.reasoningModes.on, { exact: true }).click()
  await capture(page, 'pane-reasoning-on')
  await openGroup(page, 'guardrail')
  await pane(page)
    .getByRole('button', { name: new RegExp(`^${words.guardrail}: `, 'u') })
    .click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await capture(page, 'pane-guardrail-list')
  await page
    .getByRole('option', { name: /house-rules/u })
    .first()
    .click()
  await capture(page, 'pane-guardrail-chosen')
  controlPlane.deny('ListGuardrails')
  await pane(page).getByRole('button', { name: words.refreshGuardrails }).click()
  await expect(pane(page).locator('.error-notice')).toBeVisible()
  await capture(page, 'pane-guardrail-problem')
  await openGroup(page, 'advanced')
  await pane(page).getByLabel(words.requestFields).fill('{ "top_k": 5,\n  "wrong" }')
  await pane(page).getByRole('button', { name: words.addPath }).click()
  await page.keyboard.type('stop_sequence')
  await pane(page).getByRole('button', { name: words.addMetadata }).click()
  await page.keyboard.type('team')
  await capture(page, 'pane-advanced-problems')
  await pane(page).getByRole('button', { name: words.everyConversation }).click()
  await openGroup(page, 'answer')
  await capture(page, 'pane-model-values')

  for (const [name, id] of [
    ['always', 'claude sonnet 5.5'],
    ['budget', sonnet45],
    ['nova', 'us.amazon.nova-pro-v1:0'],
    ['nova2', 'nova 2 lite'],
    ['llama', 'llama 3.3'],
    ['prompt', 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'],
  ] as const) {
    await page.keyboard.press('Escape')
    await useModel(page, id)
    await page.keyboard.press('ControlOrMeta+.')
    await openGroup(page, name === 'prompt' ? 'advanced' : 'reasoning')
    await capture(page, `pane-model-${name}`)
    await openGroup(page, name === 'prompt' ? 'answer' : 'caching')
    await capture(page, `pane-model-${name}-2`)
  }
  await resize(electronApp, 480, 760)
  await openGroup(page, 'answer')
  await capture(page, 'pane-narrow')
  await resize(electronApp, 900, 760)
  await setTextSize(page, '200%')
  await capture(page, 'pane-large-text')
})

test('the composer: schemas, the meter, what does not fit, and the budget', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  test.setTimeout(240_000)
  await writeProfile(computer)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200)
  await chooseProfile(page, 'work')
  await openSettings(page, 'schemas')
  await capture(page, 'schemas-empty')
  await page.getByRole('button', { name: schemaLibraryMessages.starters.invoice }).click()
  await capture(page, 'schema-editor')
  await page.getByLabel(schemaLibraryMessages.schema, { exact: true }).fill('{ "type": "array" }')
  await expect(page.locator('.field-problem')).toBeVisible()
  await capture(page, 'schema-editor-problem')
  await page.getByRole('button', { name: schemaLibraryMessages.cancel }).click()
  for (const starter of ['invoice', 'contact'] as const) {
    await page.getByRole('button', { name: schemaLibraryMessages.starters[starter] }).click()
    await page.getByRole('button', { name: schemaLibraryMessages.save, exact: true }).click()
    await expect(page.locator('.schema-editor')).toHaveCount(0)
  }
  await capture(page, 'schemas')
  await resize(electronApp, 480, 760)
  await capture(page, 'schemas-narrow')
  await resize(electronApp, 1200)
  await leavePlace(page)

  await useModel(page, 'claude sonnet 5.5')
  await page.getByRole('button', { name: composerMessages.schema }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await capture(page, 'schema-menu')
  await page
    .getByRole('menuitemradio', { name: /^invoice/u })
    .or(page.getByRole('menuitem', { name: /^invoice/u }))
    .first()
    .click()
  await composer(page).fill('What does this invoice say?')
  await expect(meter(page)).toBeVisible()
  await capture(page, 'composer-schema')
  await meter(page).click()
  await expect(page.getByRole('dialog', { name: sendCountMessages.title })).toBeVisible()
  await capture(page, 'meter-counted')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: composerMessages.removeSchema('invoice') }).click()

  await useModel(page, 'llama 3.3')
  await expect(meter(page)).toBeVisible()
  bedrockServer.script(options.tokens(60_000, 9000, 'A long answer, and what it cost.'))
  await ask(page, 'How much was that?')
  await answered(page)
  await composer(page).fill(`What about this? ${'It was the best of times. '.repeat(24_000)}`)
  await expect(page.locator('.composer-notice')).toBeVisible()
  await composer(page).evaluate((field) => field.scrollTo(0, 0))
  await capture(page, 'does-not-fit')
  await resize(electronApp, 480, 760)
  await capture(page, 'does-not-fit-narrow')
  await resize(electronApp, 1200)
  await composer(page).fill('And now?')
  await expect(page.locator('.composer-notice')).toHaveCount(0)
  await meter(page).click()
  await capture(page, 'meter-estimate')
  await page.keyboard.press('Escape')

  await openSettings(page, 'usage')
  await page.getByLabel(usageViewMessages.budget).fill('0.05')
  await page.keyboard.press('Enter')
  await leavePlace(page)
  await expect(page.getByRole('region', { name: sendCountMessages.budgetLabel })).toBeVisible()
  await capture(page, 'budget')
  await resize(electronApp, 480, 760)
  await capture(page, 'budget-narrow')
  await resize(electronApp, 900, 760)
  await setTextSize(page, '200%')
  await capture(page, 'budget-large-text')
  await setTextSize(page, '')
  await resize(electronApp, 1200)
  bedrockServer.script(scripts.plainText('Fine.'))
  await page.getByRole('button', { name: sendCountMessages.dismiss }).click()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await capture(page, 'palette-actions')
  await page.keyboard.press('Escape')
  await expect(page.getByText(settingsMessages.title)).toHaveCount(0)
})
