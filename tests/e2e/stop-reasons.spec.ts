import { appMessages } from '../../src/shared/messages/app.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { inferenceMessages } from '../../src/shared/messages/inference.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { sendCountMessages } from '../../src/shared/messages/send-count.ts'
import { stopReasonsMessages as words } from '../../src/shared/messages/stop-reasons.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import type { Remedy } from '../../src/shared/user-facing-error.ts'
import { stoppedBy } from '../support/bedrock-server/option-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { openReply } from './answer-steps.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, bodies, chooseProfile, expectAllTaken, inferencePane, questions, writeKeyProfiles } from './steps.ts'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

type Reason = keyof typeof replyMessages.stopReasons
type Ending = readonly [reason: Reason | 'moon_phase', title: string, advice: string, remedies: readonly Remedy[]]
const endings: readonly Ending[] = [
  ['max_tokens', words.maxTokensTitle, words.maxTokensAdvice, ['continue', 'open-inference']],
  ['model_context_window_exceeded', words.contextTitle, words.contextAdvice, ['trim-history', 'summarise-history', 'choose-model']],
  ['content_filtered', words.filteredTitle, words.filteredAdvice, ['retry', 'choose-model']],
  ['malformed_model_output', words.outputTitle, words.outputAdvice, ['retry', 'choose-model']],
  ['malformed_tool_use', words.toolUseTitle, words.toolUseAdvice, ['retry', 'choose-model']],
  ['refusal', words.refusalTitle, words.refusalAdvice, ['choose-model']],
  ['moon_phase', words.unknownTitle('moon_phase'), words.unknownAdvice, ['continue', 'retry']],
]

test('says of every way to end what it means and what can be done', async ({ startApp, awsEnvironment, bedrockServer }) => {
  test.slow()
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  for (const [reason, title, advice, remedies] of endings) {
    bedrockServer.script(stoppedBy(reason))
    await ask(page, `End with ${reason}`)
    await answered(page)
    const answer = answers(page).last()
    await expect(answer).toContainText('This is as far as')
    await expect(answer.getByText(title, { exact: true })).toBeVisible()
    await expect(answer.getByText(advice, { exact: true })).toBeVisible()
    for (const remedy of remedies) {
      await expect(answer.getByRole('button', { name: appMessages.remedies[remedy], exact: true })).toBeVisible()
    }
    await expectAccessible(page)
    const names: Readonly<Record<string, string>> = replyMessages.stopReasons
    const pane = await openReply(page, answer, 'details')
    await expect(pane.getByText(names[reason] ?? reason, { exact: true })).toBeVisible()
    await pane.getByRole('button', { name: replyMessages.close }).press('Enter')
    await expect(pane).toHaveCount(0)
    await expect(answer).toBeFocused()
  }
  for (const reason of ['end_turn', 'stop_sequence']) {
    bedrockServer.script(stoppedBy(reason))
    await ask(page, `End with ${reason}`)
    await answered(page)
    await expect(answers(page).last().getByRole('button', { name: appMessages.remedies.continue })).toHaveCount(0)
    await expect(answers(page).last().getByRole('button', { name: appMessages.remedies['choose-model'] })).toHaveCount(0)
  }
  expectAllTaken(bedrockServer)
})

test('goes on from the length limit, and opens where the limit is set', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([
    stoppedBy('max_tokens', 'Once upon a time'),
    stoppedBy('max_tokens', ' there was a fox'),
    scripts.plainText(' who slept.'),
  ])
  await ask(page, 'A long story, please')
  const goOn = answers(page).last().getByRole('button', { name: appMessages.remedies.continue, exact: true })
  await goOn.press('Enter')
  await expect(answers(page).last()).toContainText('there was a fox')
  await goOn.press('Enter')
  await expect(answers(page).last()).toContainText('who slept.')
  await answered(page)
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).toContain('there was a fox')

  bedrockServer.script(stoppedBy('max_tokens'))
  await ask(page, 'Another one')
  await answers(page).last().getByRole('button', { name: appMessages.remedies['open-inference'], exact: true }).press('Enter')
  await expect(inferencePane(page).getByLabel(inferenceMessages.maxTokens, { exact: true })).toBeVisible()
  await expectAccessible(page)
  expectAllTaken(bedrockServer)
})

test('asks again, makes room, or has another model chosen', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([
    scripts.plainText('The first answer.'),
    stoppedBy('malformed_model_output'),
    scripts.plainText('Now it is well formed.'),
  ])
  await ask(page, 'The first question')
  await answered(page)
  await ask(page, 'The second question')
  await answers(page).last().getByRole('button', { name: appMessages.remedies.retry, exact: true }).press('Enter')
  await expect(answers(page).last()).toContainText('Now it is well formed.')
  await answered(page)

  bedrockServer.script([stoppedBy('model_context_window_exceeded'), scripts.plainText('With room.')])
  await ask(page, 'The third question')
  await answers(page).last().getByRole('button', { name: appMessages.remedies['trim-history'], exact: true }).press('Enter')
  await expect(answers(page).last()).toContainText('With room.')
  await answered(page)
  await expect(page.getByText(transcriptMessages.contextBegins)).toBeVisible()
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).not.toContain('The first question')
  await expect(questions(page)).toHaveCount(3)

  bedrockServer.script(stoppedBy('refusal'))
  await ask(page, 'The fourth question')
  await answers(page).last().getByRole('button', { name: appMessages.remedies['choose-model'], exact: true }).press('Enter')
  await expect(page.getByRole('combobox', { name: composerMessages.findModel })).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByText(sendCountMessages.tooLongAdvice)).toHaveCount(0)
  expectAllTaken(bedrockServer)
})
