import { composerMessages } from '../../src/shared/messages/composer.ts'
import { fieldsMessages } from '../../src/shared/messages/fields.ts'
import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { searchMessages } from '../../src/shared/messages/search.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as options from '../support/bedrock-server/option-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import {
  answered,
  answers,
  ask,
  bodies,
  choose,
  chooseModel,
  chooseProfile,
  composer,
  detail,
  expectAllTaken,
  inferencePane,
  leavePlace,
  openDetails,
  openInference,
  openSettings,
  runFromPalette,
  shownModel,
  startNewConversation,
  titled,
  undo,
  unfold,
  writeKeyProfiles,
} from './steps.ts'

const sonnet45 = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('opens by its button, its keys and the palette, works by keyboard alone and gives the focus back', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const button = page.getByRole('button', { name: composerMessages.inference })
  await button.click()
  await expect(page.getByRole('region', { name: words.titleOfNew })).toBeFocused()
  await expect(inferencePane(page).getByLabel(words.systemPrompt, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(inferencePane(page)).toHaveCount(0)
  await expect(button).toBeFocused()

  await composer(page).focus()
  await openInference(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: words.close })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(inferencePane(page).getByLabel(words.systemPrompt, { exact: true })).toBeFocused()
  await page.keyboard.type('Answer in one word.')
  await page.keyboard.press('Shift+Tab')
  await expect(inferencePane(page).getByRole('button', { name: words.resetLabel(words.systemPrompt) })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+.')
  await expect(inferencePane(page)).toHaveCount(0)
  await expect(composer(page)).toBeFocused()

  await runFromPalette(page, searchMessages.inference)
  await expect(inferencePane(page).getByLabel(words.systemPrompt, { exact: true })).toHaveValue('Answer in one word.')
  for (const group of ['reasoning', 'caching', 'guardrail', 'speed', 'advanced'] as const) await unfold(page, group)
  await expect(inferencePane(page).getByLabel(words.requestFields, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await inferencePane(page).getByRole('button', { name: words.close }).click()
  await ask(page, 'Are you there?')
  await answered(page)
  expect(bodies(bedrockServer)).toMatchObject([{ system: [{}, { text: 'Answer in one word.' }, { cachePoint: {} }] }])
})

test('sends every setting, and shows the response fields, the tier and the latency that came back', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, sonnet45)
  const pane = await openInference(page)
  await pane.getByLabel(words.systemPrompt, { exact: true }).fill('Answer like a pirate.')
  await pane.getByLabel(words.appInstructions, { exact: true }).uncheck()
  await pane.getByLabel(words.maxTokens, { exact: true }).fill('2000')
  await pane.getByLabel(words.temperature, { exact: true }).fill('0,3')
  await pane.getByLabel(words.topK, { exact: true }).fill('40')
  await pane.getByRole('button', { name: words.addStopSequence }).click()
  await expect(pane.getByLabel(fieldsMessages.lineOf(words.stopSequences, 1))).toBeFocused()
  await page.keyboard.type('three')
  await pane.getByRole('button', { name: words.addStopSequence }).click()
  await expect(pane.getByLabel(fieldsMessages.lineOf(words.stopSequences, 2))).toBeFocused()
  await page.keyboard.type('a\\nb')
  await pane.getByLabel(words.tools, { exact: true }).uncheck()
  await unfold(page, 'caching')
  await choose(page, words.caching, words.cachingModes.off)
  await unfold(page, 'speed')
  await choose(page, words.latency, words.latencies.optimized)
  await choose(page, words.serviceTier, words.serviceTiers.priority)
  await unfold(page, 'advanced')
  await pane.getByLabel(words.requestFields, { exact: true }).fill('{ "anthropic_beta": ["context-1m-2025-08-07"] }')
  await pane.getByRole('button', { name: words.addPath }).click()
  await expect(pane.getByLabel(fieldsMessages.lineOf(words.responseFieldPaths, 1))).toBeFocused()
  await page.keyboard.type('/stop_sequence')
  await pane.getByRole('button', { name: words.addMetadata }).click()
  await expect(pane.getByLabel(fieldsMessages.lineOf(words.pairName, 1))).toBeFocused()
  await page.keyboard.type('team')
  await page.keyboard.press('Tab')
  await page.keyboard.type('research')
  await expectAccessible(page)

  bedrockServer.script([options.withResponseFields({ stop_sequence: 'three' }), options.tier('priority', 'optimized')])
  await ask(page, 'Count to three')
  await answered(page)
  await expect(answers(page).last()).toContainText(transcriptMessages.stoppedAt('three'))
  const sent = {
    messages: [{ role: 'user', content: [{ text: 'Count to three' }] }],
    system: [{ text: 'Answer like a pirate.' }],
    inferenceConfig: { maxTokens: 2000, temperature: 0.3, stopSequences: ['three', 'a\nb'] },
    additionalModelRequestFields: { top_k: 40, anthropic_beta: ['context-1m-2025-08-07'] },
    additionalModelResponseFieldPaths: ['/stop_sequence'],
    requestMetadata: { team: 'research' },
    performanceConfig: { latency: 'optimized' },
    serviceTier: { type: 'priority' },
  }
  expect(bodies(bedrockServer)).toEqual([sent])
  const details = await openDetails(page, answers(page).last())
  await expect(details.getByRole('tree', { name: replyMessages.responseFields })).toContainText('stop_sequence')
  await expectAccessible(page)

  await openInference(page)
  await pane.getByLabel(words.temperature, { exact: true }).fill('')
  await pane.getByLabel(words.topP, { exact: true }).fill('0.5')
  await ask(page, 'Once more')
  await answered(page)
  await expect(answers(page).last()).toContainText(transcriptMessages.tier('priority'))
  expect(bodies(bedrockServer)[1]).toMatchObject({ inferenceConfig: { maxTokens: 2000, topP: 0.5, stopSequences: ['three', 'a\nb'] } })
  expect(bodies(bedrockServer)[1]).not.toHaveProperty('inferenceConfig.temperature')
  const second = await openDetails(page, answers(page).last())
  await expect(detail(second, replyMessages.rows.tier)).toHaveText('priority')
  await expect(detail(second, replyMessages.rows.latencyMode)).toHaveText('optimized')
})

test('a conversation’s setting wins over its model’s, and that over the app’s; each can be taken back and done again', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await openSettings(page, 'replies')
  await page.getByLabel(settingsMessages.maxTokens).fill('1000')
  await leavePlace(page)
  const pane = await openInference(page)
  const longest = pane.getByLabel(words.maxTokens, { exact: true })
  const field = pane.locator('.field').filter({ has: page.getByLabel(words.maxTokens, { exact: true }) })
  const sendsWith = async (maxTokens: number): Promise<void> => {
    await ask(page, `A question for ${maxTokens}`)
    await answered(page)
    expect(bodies(bedrockServer).at(-1)).toMatchObject({ inferenceConfig: { maxTokens } })
  }
  await expect(longest).toHaveValue('1000')
  await expect(field).toContainText(words.sources.app)
  await sendsWith(1000)

  await longest.fill('2000')
  await expect(field).toContainText(words.sources.conversation)
  await sendsWith(2000)
  await pane.getByRole('button', { name: words.everyConversation }).click()
  await expect(page.getByText(words.usedForModel(await shownModel(page)), { exact: true })).toBeVisible()
  await expect(field).toContainText(words.sources.model)
  await expectAccessible(page)

  await startNewConversation(page)
  await expect(longest).toHaveValue('2000')
  await sendsWith(2000)
  await longest.fill('3000')
  await sendsWith(3000)
  await pane.getByRole('button', { name: words.resetLabel(words.maxTokens) }).press('Enter')
  await expect(longest).toHaveValue('2000')
  await expect(longest).toBeFocused()
  await sendsWith(2000)

  await longest.fill('3000')
  await pane.getByRole('button', { name: words.resetAll }).click()
  await expect(longest).toHaveValue('2000')
  await undo(page, words.allReset)
  await expect(longest).toHaveValue('3000')
  await pane.getByRole('button', { name: words.resetLabel(words.maxTokens) }).click()

  await pane.getByRole('button', { name: words.resetModelLabel(words.maxTokens) }).click()
  await page.locator('.toast', { hasText: words.wasReset(words.maxTokens) }).hover()
  await expect(longest).toHaveValue('1000')
  await expect(field).toContainText(words.sources.app)
  await sendsWith(1000)
  await undo(page, words.wasReset(words.maxTokens))
  await expect(longest).toHaveValue('2000')
  await sendsWith(2000)
})

test('sends a new conversation’s settings with its first question, and keeps them over a restart', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  const pane = await openInference(before.page)
  await pane.getByLabel(words.systemPrompt, { exact: true }).fill('Rhyme.')
  bedrockServer.script(scripts.plainText('A rhyming talk'), 'converse')
  await ask(before.page, 'What is the time?')
  await answered(before.page)
  await expect(before.page.getByRole('region', { name: words.title, exact: true })).toBeVisible()
  await expect(pane.getByLabel(words.systemPrompt, { exact: true })).toHaveValue('Rhyme.')
  await expect(before.page.getByRole('button', { name: composerMessages.inferenceChanged })).toBeVisible()
  await startNewConversation(before.page)
  await expect(pane.getByLabel(words.systemPrompt, { exact: true })).toHaveValue('')
  await ask(before.page, 'And here?')
  await answered(before.page)
  await titled(before.page, 'A rhyming talk')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await page.getByRole('button', { name: 'A rhyming talk' }).first().click()
  await ask(page, 'Still rhyming?')
  await answered(page)
  await expect((await openInference(page)).getByLabel(words.systemPrompt, { exact: true })).toHaveValue('Rhyme.')
  expect(bodies(bedrockServer).map((body) => JSON.stringify(body).includes('Rhyme.'))).toEqual([true, false, true])
})

test('says where request fields are no JSON, and sends the last ones that are', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const pane = await openInference(page)
  await unfold(page, 'advanced')
  const fields = pane.getByLabel(words.requestFields, { exact: true })
  await fields.fill('{"anthropic_beta":["one-2026-01-01"]}')
  await ask(page, 'First')
  await answered(page)
  await fields.fill('{"anthropic_beta":["one-2026-01-01"]')
  await expect(fields).toHaveAttribute('aria-invalid', 'true')
  await expect(fields).toHaveAccessibleDescription(fieldsMessages.jsonAt(1, 37, fieldsMessages.jsonReasons['comma-or-brace']))
  await expectAccessible(page)
  await ask(page, 'Second')
  await answered(page)
  await expect(fields).toHaveValue('{"anthropic_beta":["one-2026-01-01"]')
  await fields.fill('[1]')
  await expect(fields).toHaveAccessibleDescription(fieldsMessages.jsonNotAnObject)
  await fields.fill('{"anthropic_beta":["two-2026-01-01"]}')
  await pane.getByRole('button', { name: fieldsMessages.format }).press('Enter')
  await expect(fields).toHaveValue('{\n  "anthropic_beta": [\n    "two-2026-01-01"\n  ]\n}')
  await ask(page, 'Third')
  await answered(page)
  expect(bodies(bedrockServer)).toMatchObject(
    ['one', 'one', 'two'].map((name) => ({ additionalModelRequestFields: { anthropic_beta: [`${name}-2026-01-01`] } })),
  )
})
