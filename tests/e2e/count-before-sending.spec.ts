import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { appMessages } from '../../src/shared/messages/app.ts'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { sendCountMessages as words } from '../../src/shared/messages/send-count.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { tokens } from '../support/bedrock-server/option-scripts.ts'
import { overflows, refusedWith } from '../support/bedrock-server/refusal-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, bodies, chooseModel, chooseProfile, composer, modelButton, questions, writeKeyProfiles } from './steps.ts'

/** Counted by the service, with a known window. */
const counted = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'
/** Not counted, and with the smallest window. */
const small = 'us.amazon.nova-micro-v1:0'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

const meter = (page: Page): Locator => page.getByRole('button', { name: /^Next send: / })
const notice = (page: Page): Locator => page.getByRole('region', { name: /^This (?:does not|is unlikely to) fit/u })
const choices = (page: Page): Locator => notice(page).getByRole('group', { name: words.choices })

/** A text file of some 150,000 tokens, which the smallest window does not hold. */
const writeLongFile = async (computer: string): Promise<string> => {
  const path = join(computer, 'long.txt')
  await writeFile(path, Array.from({ length: 60_000 }, (_unused, index) => `word ${index}`).join('\n'))
  return path
}

const dropLongFile = async (page: Page, path: string): Promise<void> => {
  await dropFiles(page, [path])
  await expect(page.getByRole('button', { name: attachmentsMessages.remove('long.txt') })).toBeVisible()
}

test('shows what the next send takes and costs, counted by the service or estimated', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, counted)
  await composer(page).fill('How long is this question?')
  await expect(meter(page)).toHaveAccessibleName(/^Next send: \d+ % of 200K tokens, about \$0\.\d+/u)
  await meter(page).press('Enter')
  const details = page.getByRole('dialog', { name: words.title })
  await expect(details.getByText(/^[\d,]+ tokens, counted by Amazon Bedrock$/u)).toBeVisible()
  await expect(details.getByText(words.tokens('4,096'))).toBeVisible()
  await expect(details.getByText(/for the input, up to .* for the longest answer/u)).toBeVisible()
  await expect(details.getByText(/Prices of /u).first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(meter(page)).toBeFocused()
  expect(bedrockServer.requests.map(({ operation, modelId, rejection }) => ({ operation, modelId, rejection }))).toContainEqual({
    operation: 'count-tokens',
    modelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
    rejection: null,
  })

  await chooseModel(page, small)
  await expect(meter(page)).toHaveAccessibleName(/^Next send: about \d+ % of 128K tokens, about \$?/u)
  await meter(page).press('Enter')
  await expect(details.getByText(/^about [\d,]+ tokens, an estimate$/u)).toBeVisible()
  await page.keyboard.press('Escape')
  await chooseModel(page, 'acme.oracle-1-v1:0')
  await expect(meter(page)).toHaveAccessibleName(/^Next send: about [\d.]+K? tokens\. Show details$/u)
  await meter(page).press('Enter')
  await expect(details.getByText(words.windowUnknown)).toBeVisible()
  await expect(details.getByText(words.costUnknown)).toBeVisible()
  await expectAccessible(page)
  await details.getByRole('button', { name: words.showPrices }).press('Enter')
  await expect(page.getByRole('heading', { name: settingsMessages.sections.prices, level: 2 })).toBeVisible()
})

test('says before sending what does not fit, and removes the file or takes a larger model', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  computer,
}) => {
  const path = await writeLongFile(computer)
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, small)
  await dropLongFile(page, path)
  await composer(page).fill('What is it about?')
  // Enter waits only so long for the count.
  await expect(notice(page)).toBeVisible()
  await composer(page).press('Enter')
  await expect(notice(page)).toBeFocused()
  await expect(notice(page).getByText(words.tooLongAdvice)).toBeVisible()
  await expect(choices(page).getByRole('button', { name: words.trim })).toHaveCount(0)
  await expectAccessible(page)
  expect(bodies(bedrockServer)).toEqual([])
  await choices(page)
    .getByRole('button', { name: words.remove('long.txt') })
    .press('Enter')
  await expect(notice(page)).toHaveCount(0)
  await expect(composer(page)).toBeFocused()

  await dropLongFile(page, path)
  const larger = choices(page).getByRole('button', { name: /^Use / }).first()
  await expect(larger).toBeVisible()
  const name = (await larger.innerText()).replace(/^Use /u, '')
  await larger.press('Enter')
  await expect(modelButton(page)).toContainText(name)
  await expect(notice(page)).toHaveCount(0)
  await composer(page).press('Enter')
  await expect(answers(page).last()).toContainText('You asked')
  await answered(page)
  expect(bodies(bedrockServer)).toHaveLength(1)
})

test('leaves the oldest messages out, or puts a summary in their place, and sends everything again', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  computer,
}) => {
  test.slow()
  const path = await writeLongFile(computer)
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, small)
  await dropLongFile(page, path)
  await composer(page).fill('What is it about?')
  // What the service says it took is what the next estimate goes by.
  bedrockServer.script(tokens(160_000, 2))
  await choices(page).getByRole('button', { name: words.sendAnyway }).press('Enter')
  await expect(answers(page).last()).toContainText('Counted.')
  await answered(page)
  bedrockServer.script(refusedWith(overflows[0]))
  await composer(page).fill('And what follows from it?')
  await expect(choices(page).getByRole('button', { name: words.trim })).toBeVisible()
  await choices(page).getByRole('button', { name: words.sendAnyway }).press('Enter')
  const failed = answers(page).last()
  await expect(failed).toHaveAttribute('data-message-status', 'failed')
  for (const remedy of ['trim-history', 'summarise-history', 'choose-model'] as const) {
    await expect(failed.getByRole('button', { name: appMessages.remedies[remedy], exact: true })).toBeVisible()
  }
  await expectAccessible(page)
  await failed.getByRole('button', { name: appMessages.remedies['trim-history'], exact: true }).press('Enter')
  await expect(answers(page).last()).toContainText('You asked')
  await answered(page)
  await expect(page.getByText(transcriptMessages.contextBegins)).toBeVisible()
  await expectAccessible(page)
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).not.toContain('word 59999')

  await page.getByRole('button', { name: transcriptMessages.sendEverything }).press('Enter')
  await expect(page.getByText(transcriptMessages.contextBegins)).toHaveCount(0)
  bedrockServer.script(scripts.plainText('It is a list of words.'), 'converse')
  await composer(page).fill('Go on from there')
  await choices(page).getByRole('button', { name: words.summarise }).press('Enter')
  await expect(page.getByText(transcriptMessages.summaryStands)).toBeVisible()
  await page.getByRole('button', { name: transcriptMessages.showSummary }).press('Enter')
  await expect(page.getByRole('group', { name: transcriptMessages.summary })).toHaveText('It is a list of words.')
  await expectAccessible(page)
  await composer(page).press('Enter')
  await expect(questions(page)).toHaveCount(3)
  await answered(page)
  const last = JSON.stringify(bodies(bedrockServer).at(-1))
  expect([last.includes('It is a list of words.'), last.includes('word 59999')]).toEqual([true, false])
  await page.getByRole('button', { name: transcriptMessages.sendEverything }).press('Enter')
  await expect(page.getByText(transcriptMessages.summaryStands)).toHaveCount(0)
  await expect(composer(page)).toBeFocused()
})
