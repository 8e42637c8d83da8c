import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { activityMessages } from '../../src/shared/messages/activity.ts'
import { approvalsMessages as approvals } from '../../src/shared/messages/approvals.ts'
import { ownToolMessages } from '../../src/shared/messages/own-tools.ts'
import { noteListMessages as noteWords, toolsViewMessages as words } from '../../src/shared/messages/tools-view.ts'
import { toolMessages } from '../../src/shared/messages/tools.ts'
import type { Script } from '../support/bedrock-server/script-steps.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { saveInto } from './answer-steps.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { approvalDock, decide, expectAsked } from './approval-steps.ts'
import { ask, bodies, expectAllTaken, leavePlace, openSettings, startNewConversation, writeKeyProfiles } from './steps.ts'
import { answeredWith, openToolsPane, readyWithTools, toolCards } from './tool-steps.ts'

const calculate = (expression: string): Script => scripts.toolCalls([{ name: 'calculator', input: { expression } }])
const clock = scripts.toolCalls([{ name: 'current_time', input: {} }])

/** Names of the tools that a request offered. */
const offered = (body: unknown): string => JSON.stringify(body).match(/"toolConfig":.*/u)?.[0] ?? ''

const toolBox = (within: Page | Locator, title: string): Locator => within.getByRole('checkbox', { name: title, exact: true })

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('offers no tool that is switched off, everywhere or in one conversation', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await readyWithTools(await startApp(awsEnvironment))
  await openSettings(page, 'tools')
  await toolBox(page, ownToolMessages.currentTimeTitle).press('Space')
  await expect(toolBox(page, ownToolMessages.currentTimeTitle)).not.toBeChecked()
  await expectAccessible(page)
  await leavePlace(page)
  bedrockServer.script([
    clock,
    scripts.plainText('Without a clock.'),
    calculate('1 + 1'),
    scripts.plainText('Without sums.'),
    calculate('2 + 2'),
  ])
  bedrockServer.script([scripts.plainText('Four, then.')])
  await ask(page, 'What time is it?')
  await answeredWith(page, 'Without a clock.')
  expect(offered(bodies(bedrockServer)[0])).toContain('"calculator"')
  expect(offered(bodies(bedrockServer)[0])).not.toContain('"current_time"')
  expect(JSON.stringify(bodies(bedrockServer)[1])).toContain(toolMessages.toolOff('current_time'))

  const pane = await openToolsPane(page)
  await expect(toolBox(pane, ownToolMessages.currentTimeTitle)).toBeDisabled()
  await toolBox(pane, ownToolMessages.calculatorTitle).press('Space')
  await expect(pane.getByRole('button', { name: words.resetHere })).toBeVisible()
  await expectAccessible(page)
  await ask(page, 'Then calculate')
  await answeredWith(page, 'Without sums.')
  expect(offered(bodies(bedrockServer)[2])).not.toContain('"calculator"')
  expect(JSON.stringify(bodies(bedrockServer)[3])).toContain(toolMessages.toolOff('calculator'))

  await startNewConversation(page)
  await expect(toolBox(pane, ownToolMessages.calculatorTitle)).toBeChecked()
  await ask(page, 'And here?')
  await answeredWith(page, 'Four, then.')
  expect(offered(bodies(bedrockServer)[4])).toContain('"calculator"')
  expect(JSON.stringify(bodies(bedrockServer)[5])).toContain('"text":"4"')
  await expect(toolCards(page, '2 + 2')).toBeVisible()
})

test('keeps a note when it is allowed, tells it from then on, and lets it be changed and deleted', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await readyWithTools(await startApp(awsEnvironment))
  const pane = await openToolsPane(page)
  const text = 'Prefers metric units'
  bedrockServer.script([
    scripts.toolCalls([{ name: 'remember_note', input: { text } }]),
    scripts.plainText('Noted.'),
    scripts.plainText('In metres.'),
    scripts.plainText('In leagues.'),
    scripts.plainText('As ever.'),
  ])
  await ask(page, 'Remember that I prefer metric units')
  await expectAsked(page, approvals.ownTools.remember_note)
  await expect(approvalDock(page)).toContainText(text)
  await expect(approvalDock(page)).toContainText(approvals.reasons['keeps-note'])
  await expectAccessible(page)
  await decide(page, approvals.allowOnce)
  await answeredWith(page, 'Noted.')
  const note = pane.getByRole('list', { name: words.notesHere }).getByRole('listitem')
  await expect(note).toContainText([text])
  await expect(note).toContainText(noteWords.byAssistant)
  await expectAccessible(page)
  await ask(page, 'How tall is it?')
  await answeredWith(page, 'In metres.')
  expect(JSON.stringify(bodies(bedrockServer)[2])).toContain(text)

  await pane.getByRole('button', { name: noteWords.editOf(text) }).press('Enter')
  await pane.getByRole('textbox', { name: noteWords.text }).fill('Prefers leagues')
  await pane.getByRole('button', { name: noteWords.save, exact: true }).press('Enter')
  await expect(note).toContainText(['Prefers leagues'])
  await ask(page, 'And how far?')
  await answeredWith(page, 'In leagues.')
  expect(JSON.stringify(bodies(bedrockServer)[3])).toContain('Prefers leagues')

  await pane.getByRole('button', { name: noteWords.removeOf('Prefers leagues') }).press('Enter')
  await expect(note).toHaveCount(0)
  await startNewConversation(page)
  await pane.getByRole('button', { name: noteWords.add, exact: true }).press('Enter')
  await pane.getByRole('textbox', { name: noteWords.text }).fill('Lives in Lisbon')
  await pane.getByRole('textbox', { name: noteWords.text }).press('ControlOrMeta+Enter')
  await expect(pane.getByRole('list', { name: words.notesEverywhere }).getByRole('listitem')).toContainText(['Lives in Lisbon'])
  await ask(page, 'Hello again')
  await answeredWith(page, 'As ever.')
  expect(JSON.stringify(bodies(bedrockServer)[4])).toContain('Lives in Lisbon')
  expect(JSON.stringify(bodies(bedrockServer)[4])).not.toContain('Prefers')
})

test('lists every call with who let it run, finds some of them, and exports them', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { electronApp, page } = await readyWithTools(await startApp(awsEnvironment))
  await openSettings(page, 'activity')
  await expect(page.getByText(activityMessages.nothing, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await leavePlace(page)
  bedrockServer.script([
    scripts.toolCalls([
      { name: 'calculator', input: { expression: '6 * 7' } },
      { name: 'change_settings', input: { temperature: 0.3 } },
      { name: 'read_file', input: { path: '/nowhere/at-all.txt' } },
    ]),
    scripts.plainText('All tried.'),
  ])
  await ask(page, 'Try three things')
  await decide(page, approvals.deny)
  await answeredWith(page, 'All tried.')

  await openSettings(page, 'activity')
  const rows = page.getByRole('list', { name: activityMessages.calls }).getByRole('listitem')
  await expect(rows).toHaveCount(3)
  const of = (name: string): Locator => rows.filter({ hasText: name })
  await expect(of('calculator')).toContainText(activityMessages.outcomes.done)
  await expect(of('calculator')).toContainText(activityMessages.decisions['not-needed'])
  await expect(of('change_settings')).toContainText(activityMessages.outcomes['not-run'])
  await expect(of('change_settings')).toContainText(activityMessages.decisions.denied)
  await expect(of('read_file')).toContainText(activityMessages.outcomes['not-run'])
  await expect(of('read_file')).toContainText(activityMessages.decisions.refused)
  await of('calculator').locator('summary').press('Enter')
  await expect(of('calculator')).toContainText('"expression": "6 * 7"')
  await expectAccessible(page)

  await page.getByRole('searchbox', { name: activityMessages.search }).fill('at-all')
  await expect(rows).toHaveCount(1)
  await expect(of('read_file')).toBeVisible()
  await page.getByRole('searchbox', { name: activityMessages.search }).fill('')
  await page.getByRole('button', { name: new RegExp(`^${activityMessages.decision}: `, 'u') }).press('Enter')
  await page.getByRole('option', { name: activityMessages.decisions.denied, exact: true }).click()
  await expect(rows).toHaveCount(1)
  await expect(of('change_settings')).toBeVisible()

  await saveInto(electronApp, computer)
  await page.getByRole('button', { name: activityMessages.exportCsv, exact: true }).press('Enter')
  await expect(page.getByText(activityMessages.exported).first()).toBeVisible()
  const name = (await readdir(computer)).find((file) => file.endsWith('.csv')) ?? ''
  const lines = (await readFile(join(computer, name), 'utf8')).trim().split(/\r?\n/u)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('change_settings')
  expect(lines[1]).toContain('denied')

  await page.getByRole('button', { name: activityMessages.clear, exact: true }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: activityMessages.clearAction, exact: true }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: activityMessages.found('0', false) })).toBeVisible()
  await leavePlace(page)
  await expect(toolCards(page, '6 * 7')).toBeVisible()
})
