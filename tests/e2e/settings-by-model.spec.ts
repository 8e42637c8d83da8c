import { adjustmentsMessages } from '../../src/shared/messages/adjustments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { fieldsMessages } from '../../src/shared/messages/fields.ts'
import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as options from '../support/bedrock-server/option-scripts.ts'
import { refusedWith, unsupported } from '../support/bedrock-server/refusal-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import {
  answered,
  answers,
  ask,
  bodies,
  chooseModel,
  chooseProfile,
  detail,
  expectAllTaken,
  openDetails,
  openInference,
  shownModel,
  startNewConversation,
  streamed,
  titled,
  unfold,
  writeKeyProfiles,
} from './steps.ts'

const novaLite = 'us.amazon.nova-lite-v1:0'
const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'
const router = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/amazon.nova:1'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('does not send what the model does not take, and keeps it for another one', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, novaLite)
  const pane = await openInference(page)
  const temperature = pane.getByLabel(words.temperature, { exact: true })
  await temperature.fill('0.2')
  await ask(page, 'First')
  await answered(page)
  await chooseModel(page, 'us.anthropic.claude-sonnet-5-5')
  await expect(temperature).toBeDisabled()
  await expect(temperature).toHaveValue('0.2')
  await expect(pane.getByText(words.against.temperature(await shownModel(page)))).toBeVisible()
  await expectAccessible(page)
  await ask(page, 'Second')
  await answered(page)
  await expect(answers(page).last()).toContainText(transcriptMessages.leftOutForModel(adjustmentsMessages.leftOut['temperature-left-out']))
  await chooseModel(page, novaLite)
  await expect(temperature).toBeEnabled()
  await ask(page, 'Third')
  await answered(page)
  expect(bodies(bedrockServer)).toMatchObject([
    { inferenceConfig: { temperature: 0.2 } },
    { inferenceConfig: { maxTokens: 4096 } },
    { inferenceConfig: { temperature: 0.2 } },
  ])
  expect(bodies(bedrockServer)[1]).not.toHaveProperty('inferenceConfig.temperature')
})

test('leaves out what a model refuses, asks again, says so, and leaves it out at once from then on', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  await chooseModel(before.page, novaLite)
  const pane = await openInference(before.page)
  await pane.getByLabel(words.temperature, { exact: true }).fill('0.2')
  bedrockServer.script([refusedWith(unsupported.temperature), scripts.plainText('Without, then.')])
  bedrockServer.script(scripts.plainText('A refused warmth'), 'converse')
  await ask(before.page, 'Can you hear me?')
  await answered(before.page)
  const leftOut = transcriptMessages.leftOutForModel(adjustmentsMessages.leftOut['temperature-left-out'])
  await expect(answers(before.page).last()).toContainText('Without, then.')
  await expect(answers(before.page).last()).toContainText(leftOut)
  await expectAccessible(before.page)
  await ask(before.page, 'And now?')
  await answered(before.page)
  await titled(before.page, 'A refused warmth')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await page.getByRole('button', { name: 'A refused warmth' }).first().click()
  await ask(page, 'After a restart?')
  await answered(page)
  await expect(answers(page).last()).toContainText(leftOut)
  const temperatures = bodies(bedrockServer).map((body) => JSON.stringify(body).includes('"temperature":0.2'))
  expect(temperatures).toEqual([true, false, false, false])
  const again = await openInference(page)
  await expect(again.getByLabel(words.temperature, { exact: true })).toBeDisabled()
  await expect(again.getByLabel(words.topP, { exact: true })).toBeEnabled()
})

test('shows the same answer whether it is streamed or not', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const shown = () =>
    answers(page).evaluateAll((all) =>
      all.map((answer) =>
        [...answer.children]
          .filter(({ tagName }) => tagName !== 'FOOTER')
          .map(({ outerHTML }) => outerHTML.replaceAll(/ id="[^"]*"/gu, '')),
      ),
    )
  const told = [scripts.toolUse('calculator', { expression: '6 * 7' }), scripts.markdown()]
  bedrockServer.script(told)
  await ask(page, 'Work it out')
  await answered(page)
  await expect(answers(page)).toHaveCount(2)
  const whenStreamed = await shown()
  await startNewConversation(page)
  await (await openInference(page)).getByLabel(words.streaming, { exact: true }).uncheck()
  bedrockServer.script([...told, scripts.plainText('Not streamed')], 'converse')
  await ask(page, 'Work it out')
  await answered(page)
  await expect(answers(page)).toHaveCount(2)
  await expect.poll(shown).toEqual(whenStreamed)
  expect(streamed(bedrockServer)).toHaveLength(2)
  const whole = bedrockServer.requests.filter(
    ({ operation, body }) => operation === 'converse' && JSON.stringify(body).includes('toolConfig'),
  )
  expect(whole.map(({ body }) => body)).toEqual(bodies(bedrockServer))
})

test('fills in the variables of a prompt from Prompt Management', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, prompt)
  const pane = await openInference(page)
  await expect(pane.getByLabel(words.systemPrompt, { exact: true })).toBeDisabled()
  await expect(pane.getByText(words.promptNotice)).toHaveCount(1)
  await expect(pane.getByText(words.ofPrompt)).toHaveCount(0)
  await unfold(page, 'advanced')
  await pane.getByRole('button', { name: words.addVariable }).click()
  await expect(pane.getByLabel(fieldsMessages.lineOf(words.pairName, 1))).toBeFocused()
  await page.keyboard.type('city')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Bern')
  await expectAccessible(page)
  await ask(page, 'Tell me about it')
  await answered(page)
  expect(streamed(bedrockServer).map(({ modelId, body }) => ({ modelId, body }))).toEqual([
    {
      modelId: prompt,
      body: { messages: [{ role: 'user', content: [{ text: 'Tell me about it' }] }], promptVariables: { city: { text: 'Bern' } } },
    },
  ])
})

test('takes a prompt router and shows the model that it chose', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await page.getByRole('button', { name: composerMessages.modelNamed('') }).click()
  await page.getByRole('combobox', { name: composerMessages.findModel }).fill('Nova Prompt Router')
  await page.getByRole('option', { name: 'Nova Prompt Router' }).first().click()
  const chosen = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'
  bedrockServer.script(options.routed(chosen))
  await ask(page, 'Which one are you?')
  await answered(page)
  expect(streamed(bedrockServer).map(({ modelId }) => modelId)).toEqual([router])
  await expect(answers(page).last()).toContainText(transcriptMessages.routedTo('amazon.nova-lite-v1:0'))
  const details = await openDetails(page, answers(page).last())
  await expect(detail(details, replyMessages.rows.routed)).toContainText('amazon.nova-lite-v1:0')
})
