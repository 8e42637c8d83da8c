import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { approvalsMessages as words } from '../../src/shared/messages/approvals.ts'
import { toolCardsMessages as cards } from '../../src/shared/messages/tool-cards.ts'
import { toolMessages } from '../../src/shared/messages/tools.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { approvalDock, decide, expectAsked } from './approval-steps.ts'
import { ask, bodies, composer, expectAllTaken, streamed, writeKeyProfiles } from './steps.ts'
import { folderWithPrograms, program, readyWith } from './tool-programs.ts'
import { answeredWith, toolCards, unfoldCard } from './tool-steps.ts'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('shows a program word by word, hears nothing in the first moment, and runs it with live output once it is allowed by keyboard', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const folder = folderWithPrograms(computer)
  const { page } = await readyWith(folder, await startApp(awsEnvironment))
  bedrockServer.script([scripts.toolCalls([program('talk.mjs')]), scripts.plainText('It has talked.')])
  // Someone who clicks just where the button comes to be, in the very moment when it does.
  const attempts = await page.evaluateHandle(
    ({ label }) => {
      const clicked = new Set<HTMLButtonElement>()
      new MutationObserver(() => {
        const button = [...document.querySelectorAll<HTMLButtonElement>('#approval-dock button')].find(
          ({ textContent }) => textContent === label,
        )
        if (button === undefined || clicked.has(button)) return
        clicked.add(button)
        button.click()
      }).observe(document.body, { childList: true, subtree: true })
      return clicked
    },
    { label: words.allowOnce },
  )
  await ask(page, 'Let it talk')
  await expectAsked(page, words.runProgram)
  await expect.poll(() => attempts.evaluate(({ size }) => size)).toBe(1)
  const dock = approvalDock(page)
  await expect(dock.getByRole('list', { name: words.program }).getByRole('listitem')).toHaveText([process.execPath, 'talk.mjs'])
  await expect(dock).toContainText(folder)
  await expect(dock).toContainText(words.seconds(120))
  await expect(dock).toContainText(words.reasons['runs-program'])
  await expect(composer(page)).toBeFocused()
  await expectAccessible(page)

  // The first moment begins anew whenever the window comes to the front; here it does so without end.
  const held = await page.evaluateHandle(() => ({ timer: setInterval(() => window.dispatchEvent(new Event('focus')), 100) }))
  const allow = dock.getByRole('button', { name: words.allowOnce, exact: true })
  await page.keyboard.press('ControlOrMeta+j')
  await expect(dock).toBeFocused()
  await page.keyboard.press('Enter')
  while (!(await allow.evaluate((button) => button === document.activeElement))) await page.keyboard.press('Tab')
  await expect(allow).toBeDisabled()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect(dock).toBeVisible()
  await expect(toolCards(page, 'talk.mjs')).toContainText(cards.asked)
  expect(streamed(bedrockServer)).toHaveLength(1)
  await held.evaluate(({ timer }) => clearInterval(timer))

  await expect(allow).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(dock).toHaveCount(0)
  await expect(composer(page)).toBeFocused()
  const card = toolCards(page, 'talk.mjs')
  await expect(card).toContainText(cards.running)
  await expect(card).toContainText('first line')
  await expect(card).not.toContainText('last line')
  await expectAccessible(page)
  writeFileSync(join(folder, 'go'), '')
  await answeredWith(page, 'It has talked.')
  await expect(card.locator('summary')).toContainText(cards.done)
  await unfoldCard(page, 'talk.mjs')
  await expect(card.getByRole('group', { name: cards.terminal })).toContainText('first line\nlast line')
  await expect(card).toContainText('exit code 0')
  await expect(card).toContainText(cards.allowedByYou)
  await expectAccessible(page)
  expect(JSON.stringify(bodies(bedrockServer)[1])).toContain(String.raw`first line\nlast line`)
})

test('tells the model why it was denied, and runs nothing', async ({ computer, startApp, awsEnvironment, bedrockServer }) => {
  const folder = folderWithPrograms(computer)
  const { page } = await readyWith(folder, await startApp(awsEnvironment))
  bedrockServer.script([scripts.toolCalls([program('count.mjs')]), scripts.plainText('I will not count.')])
  await ask(page, 'Count')
  await expectAsked(page, words.runProgram)
  const dock = approvalDock(page)
  await dock.getByRole('button', { name: words.denyWithMessage, exact: true }).press('Enter')
  const message = dock.getByRole('textbox', { name: words.denyMessage })
  await expect(message).toBeFocused()
  await message.fill('Count in your head')
  await expectAccessible(page)
  await decide(page, words.deny)
  await answeredWith(page, 'I will not count.')
  await expect(toolCards(page, 'count.mjs').locator('summary')).toContainText(cards.denied)
  await expect(composer(page)).toBeFocused()
  expect(existsSync(join(folder, 'runs.txt'))).toBe(false)
  expect(bodies(bedrockServer)[1]).toMatchObject({
    messages: [
      {},
      {},
      { content: [{ toolResult: { status: 'error', content: [{ text: toolMessages.deniedWith('Count in your head') }] } }] },
    ],
  })
})

test('asks no more in a conversation where it was allowed, until the text of others is in it', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const folder = folderWithPrograms(computer)
  const { page } = await readyWith(folder, await startApp(awsEnvironment))
  const runs = (): string => readFileSync(join(folder, 'runs.txt'), 'utf8')
  bedrockServer.script([
    scripts.toolCalls([program('count.mjs')]),
    scripts.plainText('Counted once.'),
    scripts.toolCalls([program('count.mjs')]),
    scripts.plainText('Counted twice.'),
    scripts.toolCalls([{ name: 'read_file', input: { path: 'letter.txt' } }]),
    scripts.toolCalls([program('count.mjs')]),
    scripts.plainText('Counted again.'),
  ])
  await ask(page, 'Count')
  await decide(page, words.allowConversation)
  await answeredWith(page, 'Counted once.')
  await ask(page, 'And again')
  await answeredWith(page, 'Counted twice.')
  expect(runs()).toBe('run\nrun\n')

  await ask(page, 'Read the letter, then count')
  await expectAsked(page, words.runProgram)
  const dock = approvalDock(page)
  await expect(dock).toContainText(words.reasons['untrusted-text'])
  await expect(dock.getByRole('button', { name: words.allowConversation })).toHaveCount(0)
  await expect(dock.getByRole('button', { name: words.allowAlways })).toHaveCount(0)
  expect(runs()).toBe('run\nrun\n')
  await expectAccessible(page)
  await decide(page, words.deny)
  await answeredWith(page, 'Counted again.')
  expect(runs()).toBe('run\nrun\n')
})

test('shows the change of a file in the question and in the card, and writes exactly that', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const folder = folderWithPrograms(computer)
  const { page } = await readyWith(folder, await startApp(awsEnvironment))
  const text = 'Dear Ada,\nall is very well.\n'
  bedrockServer.script([
    scripts.toolCalls([{ name: 'write_file', input: { path: 'letter.txt', text } }]),
    scripts.plainText('It is written.'),
  ])
  await ask(page, 'Be more cheerful')
  await expectAsked(page, words.replaceFile)
  const dock = approvalDock(page)
  await expect(dock).toContainText(join(folder, 'letter.txt'))
  await expect(dock).toContainText(words.reasons['changes-files'])
  const change = cards.diff(1, 1)
  await expect(dock.getByRole('group', { name: change }).locator('del')).toHaveText('all is well.')
  await expect(dock.getByRole('group', { name: change }).locator('ins')).toHaveText('all is very well.')
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('Dear Ada,\nall is well.\n')
  await expectAccessible(page)
  await decide(page, words.allowOnce)
  await answeredWith(page, 'It is written.')
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe(text)
  await expect(toolCards(page, cards.about.write_file('letter.txt')).locator('summary')).toContainText(cards.changedLines(1, 1))
  const card = await unfoldCard(page, cards.about.write_file('letter.txt'))
  await expect(card.getByRole('group', { name: change }).locator('ins')).toHaveText('all is very well.')
  await expectAccessible(page)
})
