import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { guardrailsMessages } from '../../src/shared/messages/guardrails.ts'
import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { mainMessages } from '../../src/shared/messages/main.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { searchMessages } from '../../src/shared/messages/search.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as guardrails from '../support/bedrock-server/guardrail-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { filesBelow } from '../support/files-below.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import {
  answers,
  askAndWait,
  bodies,
  choose,
  chooseProfile,
  detail,
  expectAllTaken,
  inferencePane,
  openDetails,
  openInference,
  questions,
  reload,
  unfold,
  writeKeyProfiles,
} from './steps.ts'

const secret = 'Quetzalcoatl invests in tulips'
const placeholder = '[User input redacted.]'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

/** Types an id and a version into the pane: the guardrail need not be in the list. */
const typeGuardrail = async (page: Page, version: string): Promise<void> => {
  const pane = await openInference(page)
  await unfold(page, 'guardrail')
  await pane.getByRole('button', { name: `${words.guardrail}: ` }).press('Enter')
  await page.getByRole('combobox', { name: words.guardrail }).fill(words.typeGuardrail)
  await page.keyboard.press('Enter')
  await pane.getByLabel(words.guardrailId, { exact: true }).fill(guardrails.guardrailId)
  await pane.getByLabel(words.guardrailVersion, { exact: true }).fill(version)
}

/** Everything that the app has written, as text. */
const written = async (computer: string): Promise<string> => {
  const files = await filesBelow(join(computer, 'user-data'))
  const own = files.filter(({ path }) => /\.(?:db|db-wal|sqlite|sqlite-wal|log|json)$/u.test(path))
  expect(own.length).toBeGreaterThan(0)
  return own.map(({ bytes }) => bytes.toString('latin1')).join('\n')
}

test('picks a guardrail of the account by keyboard, with its version, its report and the newest question only', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const pane = await openInference(page)
  await unfold(page, 'guardrail')
  const picker = pane.getByRole('button', { name: `${words.guardrail}: ` })
  await picker.press('Enter')
  await expect(page.getByRole('option', { name: 'house-rules' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(picker).toBeFocused()
  await picker.press('Enter')
  await page.getByRole('combobox', { name: words.guardrail }).fill('house')
  await page.keyboard.press('Enter')
  await expect(picker).toHaveAccessibleName(`${words.guardrail}: house-rules`)
  await expect(pane.getByRole('button', { name: `${words.guardrailVersion}: 10` })).toBeVisible()
  await expectAccessible(page)
  await askAndWait(page, 'First')

  await pane.getByRole('button', { name: `${words.guardrailVersion}: 10` }).press('Enter')
  await page.getByRole('combobox', { name: words.guardrailVersion }).fill('DRAFT')
  await page.keyboard.press('Enter')
  await choose(page, words.trace, words.traces.enabled_full)
  await choose(page, words.streamProcessing, words.streamProcessings.async)
  await pane.getByLabel(words.newestQuestionOnly, { exact: true }).check()
  await askAndWait(page, 'Second')
  await picker.press('Enter')
  await page.getByRole('combobox', { name: words.guardrail }).fill(words.noGuardrail)
  await page.keyboard.press('Enter')
  await askAndWait(page, 'Third')
  expect(bodies(bedrockServer)).toMatchObject([
    {
      guardrailConfig: {
        guardrailIdentifier: guardrails.guardrailId,
        guardrailVersion: '10',
        trace: 'enabled',
        streamProcessingMode: 'sync',
      },
      messages: [{ content: [{ text: 'First' }, {}] }],
    },
    {
      guardrailConfig: {
        guardrailIdentifier: guardrails.guardrailId,
        guardrailVersion: 'DRAFT',
        trace: 'enabled_full',
        streamProcessingMode: 'async',
      },
      messages: [{ content: [{ text: 'First' }, {}] }, {}, { content: [{ guardContent: { text: { text: 'Second' } } }, {}] }],
    },
    { messages: [{}, {}, {}, {}, { content: [{ text: 'Third' }, {}] }] },
  ])
  expect(bodies(bedrockServer)[2]).not.toHaveProperty('guardrailConfig')
})

test('takes an id that was typed where the account may not list its guardrails, and only a whole one', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  controlPlane,
}) => {
  controlPlane.deny('ListGuardrails')
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await typeGuardrail(page, 'latest')
  const pane = inferencePane(page)
  await expect(pane.getByText(words.guardrailVersionProblem)).toBeVisible()
  await expect(pane.getByText(/bedrock:ListGuardrails/u).first()).toBeVisible()
  await expectAccessible(page)
  await askAndWait(page, 'First')
  await pane.getByLabel(words.guardrailVersion, { exact: true }).fill('DRAFT')
  await askAndWait(page, 'Second')
  await pane.getByLabel(words.streaming, { exact: true }).uncheck()
  await askAndWait(page, 'Third')
  const guardrailConfig = { guardrailIdentifier: guardrails.guardrailId, guardrailVersion: 'DRAFT', trace: 'enabled' }
  const whole = bedrockServer.requests.filter(({ operation, body }) => operation === 'converse' && JSON.stringify(body).includes('Third'))
  expect(bodies(bedrockServer)[0]).not.toHaveProperty('guardrailConfig')
  expect(bodies(bedrockServer)[1]).toMatchObject({ guardrailConfig: { ...guardrailConfig, streamProcessingMode: 'sync' } })
  expect(whole).toMatchObject([{ body: { guardrailConfig } }])
  expect(whole[0]?.body).not.toHaveProperty('guardrailConfig.streamProcessingMode')
})

test('replaces a blocked question everywhere, says which policy, and goes on without it', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page, close } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await typeGuardrail(page, '1')
  await page.keyboard.press('ControlOrMeta+.')
  bedrockServer.script([guardrails.guardrailOnInput(), scripts.plainText('Gladly.')])
  await askAndWait(page, secret)
  const list = page.getByRole('navigation', { name: conversationsMessages.list })
  const hasNoSecret = async (): Promise<void> => {
    await expect(questions(page).first()).toContainText(placeholder)
    await expect(answers(page).first()).toContainText(guardrails.blockedInput)
    await expect(answers(page).first()).toContainText(guardrailsMessages.inputTitle)
    await expect(answers(page).first()).toContainText(guardrailsMessages.policy('topic', 'Finance'))
    await expect(answers(page).first()).toContainText(guardrailsMessages.goesOn)
    await expect(list).toContainText(mainMessages.blockedTitle)
    await expect(page.getByText(/Quetzalcoatl/u)).toHaveCount(0)
  }
  await hasNoSecret()
  await expectAccessible(page)
  await reload(page)
  await list.getByRole('button', { name: mainMessages.blockedTitle }).first().click()
  await hasNoSecret()

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: searchMessages.title }).fill('Quetzalcoatl')
  await expect(page.getByText(searchMessages.nothing('Quetzalcoatl'))).toBeVisible()
  await page.keyboard.press('Escape')
  await askAndWait(page, 'Something harmless, then?')
  await expect(answers(page).last()).toContainText('Gladly.')
  await expect(questions(page).first()).toContainText(transcriptMessages.leftOut)
  expect(bodies(bedrockServer)[1]).toMatchObject({ messages: [{ role: 'user', content: [{ text: 'Something harmless, then?' }, {}] }] })
  expect(JSON.stringify(bodies(bedrockServer)[1])).not.toContain('Quetzalcoatl')
  await close()
  const kept = await written(computer)
  expect(['Quetzalcoatl', guardrails.matchedWords.word, guardrails.matchedWords.email].filter((word) => kept.includes(word))).toEqual([])
})

test('replaces a blocked answer with a text of one’s own, and one that was shown before it was checked', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page, close } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await typeGuardrail(page, '1')
  const pane = inferencePane(page)
  bedrockServer.script([guardrails.guardrailOnOutput(), guardrails.guardrailOnOutput(), guardrails.guardrailAfterText()])
  await askAndWait(page, 'First')
  await expect(answers(page).last()).toContainText(guardrails.blockedOutput)
  await expect(answers(page).last()).toContainText(guardrailsMessages.outputTitle)
  await expect(questions(page).last()).toContainText('First')

  await pane.getByLabel(words.redactOutput, { exact: true }).check()
  await pane.getByLabel(words.redactOutputText, { exact: true }).fill('Taken back.')
  await expectAccessible(page)
  await askAndWait(page, 'Second')
  await expect(answers(page).last()).toContainText('Taken back.')
  await expect(answers(page).last()).toContainText(guardrailsMessages.redacted)
  await expect(answers(page).last()).not.toContainText(guardrails.blockedOutput)

  await pane.getByLabel(words.redactOutput, { exact: true }).uncheck()
  await choose(page, words.streamProcessing, words.streamProcessings.async)
  await askAndWait(page, 'Third')
  await expect(answers(page).last()).toContainText('Taken back.')
  await expect(page.getByText(guardrails.matchedWords.model)).toHaveCount(0)
  const details = await openDetails(page, answers(page).last())
  await expect(detail(details, replyMessages.rows.action)).toHaveText(replyMessages.guardrailActions.blocked)
  await expect(details.getByRole('table', { name: replyMessages.findings })).toContainText('Finance')
  await expectAccessible(page)
  await askAndWait(page, 'Fourth')
  expect(bodies(bedrockServer)[3]).toMatchObject({ messages: [{ content: [{ text: 'Fourth' }, {}] }] })
  await close()
  expect((await written(computer)).includes(guardrails.matchedWords.model)).toBe(false)
})

test('shows masked data as it came, and what the account enforces without a guardrail of the conversation', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([
    guardrails.maskedPii(),
    guardrails.guardrailOnInput({ origins: ['ACCOUNT_ENFORCED'] }),
    guardrails.guardrailOnInput({ isTraced: false }),
    scripts.plainText('On we go.'),
  ])
  await askAndWait(page, 'Whom do I write to?')
  await expect(answers(page).last()).toContainText('Write to {EMAIL} or call {PHONE}.')
  await expect(answers(page).last()).toContainText(
    guardrailsMessages.masked(['EMAIL', 'PHONE'].map((name) => guardrailsMessages.plainName(name)).join(', ')),
  )
  await askAndWait(page, secret)
  await expect(answers(page).last()).toContainText(guardrailsMessages.ofAccount)
  await expect(questions(page).last()).toContainText(placeholder)
  await expectAccessible(page)
  const pane = await openInference(page)
  await unfold(page, 'guardrail')
  await pane.getByLabel(words.redactInputText, { exact: true }).fill('Nothing to see.')
  await askAndWait(page, `${secret} again`)
  await expect(answers(page).last()).toContainText(guardrailsMessages.untold)
  await expect(questions(page).last()).toContainText('Nothing to see.')
  await expect(page.getByText(/Quetzalcoatl/u)).toHaveCount(0)
  await askAndWait(page, 'Thank you')
  await expect(answers(page).last()).toContainText('On we go.')
  expect(bodies(bedrockServer)[3]).toMatchObject({
    messages: [
      { content: [{ text: 'Whom do I write to?' }, {}] },
      { content: [{ text: 'Write to {EMAIL} or call {PHONE}.' }] },
      { content: [{ text: 'Thank you' }, {}] },
    ],
  })
  expect(bodies(bedrockServer).some((body) => JSON.stringify(body).includes('guardrailConfig'))).toBe(false)
})
