import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { reasonedToolUse, redactedReasoning, signatureOnly } from '../support/bedrock-server/block-scripts.ts'
import { prefixChanged } from '../support/bedrock-server/refusal-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import {
  answers,
  askAndWait,
  bodies,
  choose,
  chooseModel,
  chooseProfile,
  expectAllTaken,
  fieldGroup,
  inferencePane,
  openInference,
  shownModel,
  titled,
  unfold,
  writeKeyProfiles,
} from './steps.ts'

const sonnet45 = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'
const haiku55 = 'us.anthropic.claude-haiku-5-5'
const novaLite = 'us.amazon.nova-lite-v1:0'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('reasons within a budget, folded with its time, and sends it back signed within the tool round', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, sonnet45)
  const pane = await openInference(page)
  await unfold(page, 'reasoning')
  await fieldGroup(page, words.reasoning).getByRole('radio', { name: words.reasoningModes.off }).press('ArrowDown')
  const budget = pane.getByLabel(words.budget, { exact: true })
  await budget.fill('1000')
  await expect(budget).toHaveAccessibleDescription(words.wholeNumberProblem('1,024', '128,000'))
  await budget.fill('8000')
  await expectAccessible(page)
  bedrockServer.script([reasonedToolUse('calculator', { expression: '6 * 7' }), scripts.severalBlocks()])
  await askAndWait(page, 'What is six times seven?')
  const thinking = { thinking: { type: 'enabled', budget_tokens: 8000 }, anthropic_beta: ['interleaved-thinking-2025-05-14'] }
  const asked = { inferenceConfig: { maxTokens: 12_096 }, additionalModelRequestFields: thinking }
  expect(bodies(bedrockServer)).toMatchObject([
    asked,
    {
      ...asked,
      messages: [
        {},
        {
          role: 'assistant',
          content: [
            { reasoningContent: { reasoningText: { text: 'I need the tool.', signature: 'c2lnbmVk' } } },
            { toolUse: { toolUseId: 'tooluse_r1', name: 'calculator' } },
          ],
        },
        { role: 'user', content: [{ toolResult: { toolUseId: 'tooluse_r1', content: [{ text: '42' }] } }] },
      ],
    },
  ])
  const thought = answers(page)
    .last()
    .locator('details', { hasText: transcriptMessages.thoughtFor('') })
  await expect(thought.locator('summary')).toHaveText(/^Thought for \d+(?:\.\d)? s$/u)
  await expect(page.getByText('Let me think.')).toBeHidden()
  await thought.locator('summary').press('Enter')
  await expect(page.getByText('Let me think.')).toBeVisible()
  await expectAccessible(page)
})

test('asks each family in its own words: adaptive, always on, by level, or not at all', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const pane = await openInference(page)
  await unfold(page, 'reasoning')
  const mode = fieldGroup(page, words.reasoning)
  await expect(mode.getByRole('radio', { name: words.reasoningModes.off })).toBeDisabled()
  await expect(pane.getByText(words.reasoningAlways(await shownModel(page)))).toBeVisible()
  await choose(page, words.reasoning, words.reasoningModes.on)
  await choose(page, words.effort, words.efforts.xhigh)
  await expectAccessible(page)
  await askAndWait(page, 'Always')

  await chooseModel(page, haiku55)
  await choose(page, words.effort, words.efforts.high)
  await pane.getByLabel(words.summary, { exact: true }).uncheck()
  await askAndWait(page, 'Adaptive')
  await choose(page, words.reasoning, words.reasoningModes.off)
  await askAndWait(page, 'Off')

  await chooseModel(page, 'openai.gpt-oss-120b-1:0')
  await expect(pane.getByText(words.reasoningMaybeOff(await shownModel(page)))).toBeVisible()
  await choose(page, words.reasoning, words.reasoningModes.on)
  await choose(page, words.effort, words.efforts.low)
  await askAndWait(page, 'By level')
  await chooseModel(page, 'qwen.qwen3-32b-v1:0')
  await choose(page, words.effort, words.efforts.high)
  await askAndWait(page, 'By a word')
  await chooseModel(page, 'us.amazon.nova-2-lite-v1:0')
  await expect(fieldGroup(page, words.effort).getByRole('radio', { name: words.efforts.high })).toBeChecked()
  await askAndWait(page, 'At most')
  await chooseModel(page, novaLite)
  await expect(mode.getByRole('radio').first()).toBeDisabled()
  await expect(pane.getByText(words.against.reasoning(await shownModel(page)))).toBeVisible()
  await askAndWait(page, 'None')
  expect(bodies(bedrockServer).map((body) => Object(body).additionalModelRequestFields)).toEqual([
    { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'xhigh' } },
    { thinking: { type: 'adaptive' }, output_config: { effort: 'high' } },
    { thinking: { type: 'disabled' }, output_config: { effort: 'high' } },
    { reasoning_effort: 'low' },
    { reasoning_config: 'high' },
    { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'high' } },
    undefined,
  ])
  expect(bodies(bedrockServer).map((body) => 'inferenceConfig' in Object(body))).toEqual([true, true, true, true, true, false, true])
})

test('says what a provider hides, keeps it exactly, and drops it where another model answers', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  await chooseModel(before.page, haiku55)
  bedrockServer.script([redactedReasoning(), signatureOnly()])
  bedrockServer.script(scripts.plainText('Hidden thoughts'), 'converse')
  await askAndWait(before.page, 'First')
  await expect(answers(before.page).last()).toContainText(/The provider hides what about\.|hidden by the provider/u)
  await expectAccessible(before.page)
  await askAndWait(before.page, 'Second')
  await expect(answers(before.page).last()).toContainText(/without a summary/u)
  await titled(before.page, 'Hidden thoughts')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await page.getByRole('button', { name: 'Hidden thoughts' }).first().click()
  await askAndWait(page, 'Third')
  await chooseModel(page, novaLite)
  await askAndWait(page, 'Fourth')
  await chooseModel(page, haiku55)
  await askAndWait(page, 'Fifth')
  const redacted = { reasoningContent: { redactedContent: 'cmVkYWN0ZWQ=' } }
  const unspoken = { reasoningContent: { reasoningText: { text: '', signature: 'c2lnbmVk' } } }
  const text = { text: 'The answer is 42.' }
  const [, second, third, fourth] = bodies(bedrockServer)
  expect(second).toMatchObject({ messages: [{}, { content: [redacted, text] }, {}] })
  expect(third).toMatchObject({ messages: [{}, { content: [redacted, text] }, {}, { content: [unspoken, text] }, {}] })
  expect(JSON.stringify(fourth)).not.toContain('reasoningContent')
  await expect(answers(page)).toHaveCount(5)
  await expect(inferencePane(page)).toHaveCount(0)
})

test('asks again without earlier reasoning when the service no longer takes it', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([scripts.severalBlocks(), prefixChanged(), scripts.plainText('As before.')])
  await askAndWait(page, 'First')
  await askAndWait(page, 'Second')
  await expect(answers(page).last()).toContainText('As before.')
  expect(bodies(bedrockServer).map((body) => JSON.stringify(body).includes('reasoningContent'))).toEqual([false, true, false])
})
