import { appMessages as words } from '../../src/shared/messages/app.ts'
import { bedrockMessages } from '../../src/shared/messages/bedrock.ts'
import { modelsMessages } from '../../src/shared/messages/models.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, composer, modelButton, openSettings, questions, writeKeyProfiles } from './steps.ts'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

/** The app asks up to three times by itself, and once more for the title. */
const attempts = 3

test('takes the inference profile that is offered, asks with it and stays with it', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([scripts.onDemandNotSupported('us.anthropic.claude-sonnet-5-5'), scripts.plainText('Worldwide, then.')])
  await ask(page, 'Can you hear me?')
  const other = modelsMessages.nameWithGeography('Claude Sonnet 5.5', 'global')
  const remedy = answers(page)
    .last()
    .getByRole('button', { name: words.useAlternative(other) })
  await expect(remedy).toBeVisible()
  await expectAccessible(page)
  await remedy.click()
  await expect(answers(page).last()).toContainText('Worldwide, then.')
  await answered(page)
  await expect(modelButton(page)).toContainText(other)
  await ask(page, 'And still?')
  await answered(page)
  await expect(questions(page)).toHaveCount(2)
  const sent = bedrockServer.requests.filter(({ operation }) => operation === 'converse-stream').map(({ modelId }) => modelId)
  expect(sent).toEqual(['us.anthropic.claude-sonnet-5-5', 'global.anthropic.claude-sonnet-5-5', 'global.anthropic.claude-sonnet-5-5'])
})

test('counts down when the account is throttled, and asks at once when told to', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([...scripts.throttled(attempts), scripts.plainText('Through.')])
  await ask(page, 'Is there room?')
  await expect(answers(page).last()).toContainText(bedrockMessages.throttledTitle)
  await expect(answers(page).last()).toContainText(words.asksAgainIn('0:'))
  await expectAccessible(page)
  await answers(page).last().getByRole('button', { name: words.remedies.wait }).click()
  await expect(answers(page).last()).toContainText('Through.')
  await expect(questions(page)).toHaveCount(1)
})

test('lowers the limit of answers when the account is short of tokens', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const refusal = scripts.refused(429, 'ThrottlingException', 'Too many tokens, please wait before trying again.')
  bedrockServer.script([...Array.from({ length: attempts }, () => refusal), scripts.plainText('Shorter.')])
  await ask(page, 'A long story, please')
  const remedy = answers(page)
    .last()
    .getByRole('button', { name: words.limitAnswers('2,048') })
  await expect(remedy).toBeVisible()
  await remedy.click()
  await expect(answers(page).last()).toContainText('Shorter.')
  const bodies = bedrockServer.requests.filter(({ operation }) => operation === 'converse-stream').map(({ body }) => JSON.stringify(body))
  expect([bodies[0]?.includes('"maxTokens":4096'), bodies.at(-1)?.includes('"maxTokens":2048')]).toEqual([true, true])
  await openSettings(page, 'replies')
  await expect(page.getByLabel(settingsMessages.maxTokens)).toHaveValue('2,048')
})

test('shows an unknown failure with its code and its text, without naming the account', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script(
    scripts.refused(418, 'NovelException', 'The teapot of arn:aws:iam::111122223333:role/Kettle in account 111122223333 is empty.'),
  )
  await ask(page, 'Tea?')
  const answer = answers(page).last()
  await expect(answer).toHaveAttribute('data-message-status', 'failed')
  await answer.getByText(words.details, { exact: true }).click()
  await expect(answer.getByText(/NovelException/u)).toBeVisible()
  await expect(answer.getByText(/The teapot of \[ARN\] in account \[account\] is empty\./u)).toBeVisible()
  await expect(answer.getByText(/Request id: [0-9a-f-]{36}/u)).toBeVisible()
  await expect(page.getByText('111122223333')).toHaveCount(0)
  await expectAccessible(page)
  await expect(composer(page)).toBeVisible()
})
