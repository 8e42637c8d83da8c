import { approvalsMessages as approvals } from '../../src/shared/messages/approvals.ts'
import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { ownToolMessages } from '../../src/shared/messages/own-tools.ts'
import { toolCardsMessages } from '../../src/shared/messages/tool-cards.ts'
import { toolMessages } from '../../src/shared/messages/tools.ts'
import { toolUses } from '../support/bedrock-server/block-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { approvalDock, decide, expectAsked } from './approval-steps.ts'
import {
  answered,
  answers,
  ask,
  bodies,
  chooseModel,
  chooseProfile,
  composer,
  expectAllTaken,
  inferencePane,
  modelButton,
  openInference,
  streamed,
  titled,
  writeKeyProfiles,
} from './steps.ts'

const novaLite = 'us.amazon.nova-lite-v1:0'
const novaMicro = 'us.amazon.nova-micro-v1:0'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

const question = approvals.ownTools.change_settings

test('lets the assistant change settings once it was allowed, from the next round of the same turn on', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, novaLite)
  const pane = await openInference(page)
  bedrockServer.script([
    scripts.toolUse('change_settings', { temperature: 0.2, maxTokens: 1234 }),
    scripts.plainText('Cooler now.'),
    scripts.plainText('Still cool.'),
  ])
  await ask(page, 'Be less creative from now on')
  await expectAsked(page, question)
  await expect(composer(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(approvalDock(page)).toContainText(`${approvals.inputs.maxTokens}1234`)
  expect(streamed(bedrockServer)).toHaveLength(1)
  await expect(pane.getByLabel(words.temperature, { exact: true })).toHaveValue('')
  await expectAccessible(page)
  await decide(page, approvals.allowOnce)
  await expect(answers(page).last()).toContainText('Cooler now.')
  await answered(page)
  await expect(composer(page)).toBeFocused()
  await expect(pane.getByLabel(words.temperature, { exact: true })).toHaveValue('0.2')
  await expect(pane.getByLabel(words.maxTokens, { exact: true })).toHaveValue('1234')
  await expect(pane.getByRole('button', { name: words.resetLabel(words.temperature) })).toBeVisible()
  await ask(page, 'And?')
  await answered(page)
  const changed = { inferenceConfig: { maxTokens: 1234, temperature: 0.2 } }
  expect(bodies(bedrockServer)).toMatchObject([{ inferenceConfig: { maxTokens: 4096 } }, changed, changed])
})

test('changes nothing when it was denied, and tells the model', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, novaLite)
  bedrockServer.script([scripts.toolUse('change_settings', { modelId: novaMicro }), scripts.plainText('As you wish.')])
  await ask(page, 'Hello')
  await decide(page, approvals.deny)
  await expect(answers(page).last()).toContainText('As you wish.')
  await answered(page)
  await expect(answers(page).first()).toContainText(toolCardsMessages.denied)
  await expectAccessible(page)
  expect(streamed(bedrockServer).map(({ modelId }) => modelId)).toEqual([novaLite, novaLite])
  expect(bodies(bedrockServer)[1]).toMatchObject({
    messages: [{}, {}, { content: [{ toolResult: { status: 'error', content: [{ text: toolMessages.denied }] } }] }],
  })
})

test('goes on with the model that the assistant has changed to, also after a restart, and refuses one that is not there', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  await chooseModel(before.page, novaLite)
  bedrockServer.script(scripts.plainText('A change of mind'), 'converse')
  bedrockServer.script([
    scripts.toolUse('change_settings', { modelId: 'acme.nowhere-1' }),
    toolUses(
      { name: 'calculator', input: { expression: '1 + 1' } },
      { name: 'change_settings', input: { modelId: novaMicro, temperature: 0.5 } },
    ),
    scripts.plainText('I am smaller now.'),
  ])
  await ask(before.page, 'Use a smaller model')
  await decide(before.page, approvals.allowOnce)
  await expect(answers(before.page).last()).toContainText('I am smaller now.')
  await answered(before.page)
  await expect(modelButton(before.page)).toContainText('Nova Micro')
  await titled(before.page, 'A change of mind')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await page.getByRole('button', { name: 'A change of mind' }).first().click()
  await expect(modelButton(page)).toContainText('Nova Micro')
  await ask(page, 'Still small?')
  await answered(page)
  await chooseModel(page, novaLite)
  await ask(page, 'Bigger again?')
  await answered(page)
  await openInference(page)
  await expect(inferencePane(page).getByLabel(words.temperature, { exact: true })).toHaveValue('0.5')
  const sent = streamed(bedrockServer)
  expect(sent.map(({ modelId }) => modelId)).toEqual([novaLite, novaLite, novaMicro, novaMicro, novaLite])
  expect(JSON.stringify(sent[1]?.body)).toContain(ownToolMessages.unknownModel('acme.nowhere-1'))
  expect(bodies(bedrockServer).slice(2)).toMatchObject([0, 1, 2].map(() => ({ inferenceConfig: { temperature: 0.5 } })))
})
