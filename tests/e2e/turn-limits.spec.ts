import { appMessages } from '../../src/shared/messages/app.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { toolsViewMessages as words } from '../../src/shared/messages/tools-view.ts'
import { turnLimitMessages } from '../../src/shared/messages/turn-limits.ts'
import { blockStart, blockStop, delta, finish, start, stream, type Script } from '../support/bedrock-server/script-steps.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, expectAllTaken, leavePlace, openSettings, streamed, writeKeyProfiles } from './steps.ts'
import { answeredWith, readyWithTools, unfoldCard } from './tool-steps.ts'

const calculate = (expression: string): Script => scripts.toolCalls([{ name: 'calculator', input: { expression } }])

/** A call in an answer of that many tokens; the question has taken 12 more. */
const costly = (outputTokens: number): Script =>
  stream(
    start,
    blockStart(0, { toolUse: { toolUseId: 'tooluse_1', name: 'calculator' } }),
    delta(0, { toolUse: { input: JSON.stringify({ expression: '1 + 1' }) } }),
    blockStop(0),
    ...finish('tool_use', outputTokens),
  )

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('stops at the limit of rounds, says so, and goes on when it is told to', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await readyWithTools(await startApp(awsEnvironment))
  await openSettings(page, 'tools')
  const rounds = page.getByRole('textbox', { name: words.rounds, exact: true })
  await expect(rounds).toHaveValue('25')
  await rounds.fill('2')
  await rounds.press('Enter')
  await leavePlace(page)
  bedrockServer.script([calculate('1 + 1'), calculate('2 + 2'), calculate('3 + 3'), scripts.plainText('That is enough.')])
  await ask(page, 'Calculate without end')
  await answered(page)
  await expect(answers(page).last()).toContainText(turnLimitMessages.tooManyRounds(2))
  await expect(answers(page).last()).toContainText(turnLimitMessages.limitAdvice)
  expect(streamed(bedrockServer)).toHaveLength(3)
  await expect(await unfoldCard(page, '3 + 3')).toContainText(turnLimitMessages.notRun)
  await expectAccessible(page)
  await page.getByRole('button', { name: appMessages.remedies['open-settings'], exact: true }).click()
  await expect(page.getByRole('button', { name: settingsMessages.sections.tools, exact: true })).toHaveAttribute('aria-current', 'page')
  await leavePlace(page)
  await page.getByRole('button', { name: appMessages.remedies.continue, exact: true }).click()
  await answeredWith(page, 'That is enough.')
  expect(streamed(bedrockServer)).toHaveLength(4)
})

test('stops at the limits of tokens and of money for one answer, and says which', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await readyWithTools(await startApp(awsEnvironment))
  await openSettings(page, 'tools')
  const tokens = page.getByRole('textbox', { name: words.tokens, exact: true })
  await tokens.fill('12')
  await expect(page.getByText(words.tokensProblem)).toBeVisible()
  await tokens.fill('2,000')
  await tokens.press('Enter')
  await leavePlace(page)
  bedrockServer.script([costly(4988), costly(100_000)])
  await ask(page, 'Think very long')
  await answered(page)
  await expect(answers(page).last()).toContainText(turnLimitMessages.tooManyTokens(5000, 2000))
  await expectAccessible(page)
  expect(streamed(bedrockServer)).toHaveLength(1)

  await openSettings(page, 'tools')
  await tokens.fill('')
  await tokens.press('Enter')
  const money = page.getByRole('textbox', { name: words.money, exact: true })
  await money.fill('nothing')
  await expect(page.getByText(words.moneyProblem)).toBeVisible()
  await money.fill('0.01')
  await money.press('Enter')
  await leavePlace(page)
  await ask(page, 'Think even longer')
  await answered(page)
  await expect(answers(page).last()).toContainText(/This answer has cost \$0\.02\d*; \$0\.010? is the limit for one answer/u)
  await expectAccessible(page)
  expect(streamed(bedrockServer)).toHaveLength(2)
})
