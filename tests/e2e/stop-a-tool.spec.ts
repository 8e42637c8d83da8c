import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { approvalsMessages as words } from '../../src/shared/messages/approvals.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { toolCardsMessages as cards } from '../../src/shared/messages/tool-cards.ts'
import { toolMessages } from '../../src/shared/messages/tools.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { isAlive } from '../support/is-alive.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { approvalDock, decide, expectAsked } from './approval-steps.ts'
import { answered, ask, bodies, expectAllTaken, openConversation, streamed, writeKeyProfiles } from './steps.ts'
import { folderWithPrograms, program, readyWith } from './tool-programs.ts'
import { answeredWith, toolCards, unfoldCard } from './tool-steps.ts'

const pidIn = (folder: string, name: string): number =>
  existsSync(join(folder, name)) ? Number(readFileSync(join(folder, name), 'utf8')) : 0
const pidsOf = (folder: string): readonly number[] => ['parent.pid', 'child.pid'].map((name) => pidIn(folder, name))

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('ends a program with all that it has started when the answer is stopped', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const folder = folderWithPrograms(computer)
  const { page } = await readyWith(folder, await startApp(awsEnvironment))
  bedrockServer.script([scripts.toolCalls([program('stay.mjs'), program('count.mjs')]), scripts.plainText('What next?')])
  await ask(page, 'Stay')
  await decide(page, words.allowOnce)
  await expect(toolCards(page, 'stay.mjs')).toContainText('at work')
  await expect.poll(() => pidsOf(folder).every((pid) => pid > 0 && isAlive(pid))).toBe(true)
  await page.getByRole('button', { name: composerMessages.stop, exact: true }).click()
  await answered(page)
  await expect.poll(() => pidsOf(folder).filter(isAlive)).toEqual([])
  await expect(approvalDock(page)).toHaveCount(0)
  const card = await unfoldCard(page, 'stay.mjs')
  await expect(card.getByRole('group', { name: cards.terminal })).toContainText('at work')
  await expect(card).toContainText(/Stopped after/u)
  await expectAccessible(page)
  expect(existsSync(join(folder, 'runs.txt'))).toBe(false)
  expect(streamed(bedrockServer)).toHaveLength(1)

  await ask(page, 'Go on without it')
  await answeredWith(page, 'What next?')
  const [, next] = bodies(bedrockServer)
  expect(JSON.stringify(next)).toContain(toolMessages.stoppedBefore)
})

test('shows after a crash what was done and what was not, and goes on', async ({ computer, startApp, awsEnvironment, bedrockServer }) => {
  const folder = folderWithPrograms(computer)
  const first = await startApp(awsEnvironment)
  await readyWith(folder, first)
  const write = (path: string) => ({ name: 'write_file', input: { path, text: 'written\n' } })
  bedrockServer.script([scripts.toolCalls([write('one.txt'), program('stay.mjs'), write('three.txt')]), scripts.plainText('Let us see.')])
  await ask(first.page, 'Do three things')
  await decide(first.page, words.allowOnce)
  await expectAsked(first.page, words.runProgram)
  await decide(first.page, words.allowOnce)
  await expect(toolCards(first.page, 'stay.mjs')).toContainText('at work')
  await expect.poll(() => pidsOf(folder).every((pid) => pid > 0 && isAlive(pid))).toBe(true)
  await first.kill()

  const { page } = await startApp(awsEnvironment)
  await openConversation(page, 'Do three things')
  await expect(toolCards(page, 'one.txt').locator('summary')).toContainText(cards.changedLines(1, 0))
  await expect(toolCards(page, 'stay.mjs').locator('summary')).toContainText(cards.failed)
  await expect(toolCards(page, 'three.txt').locator('summary')).toContainText(cards.notRun)
  await expect(approvalDock(page)).toHaveCount(0)
  await expect(await unfoldCard(page, 'stay.mjs')).toContainText(toolMessages.cutByCrash)
  await expect(await unfoldCard(page, 'three.txt')).toContainText(toolMessages.notRunBeforeCrash)
  await expectAccessible(page)
  expect([existsSync(join(folder, 'one.txt')), existsSync(join(folder, 'three.txt'))]).toEqual([true, false])
  await expect.poll(() => pidsOf(folder).filter(isAlive)).toEqual([])

  await ask(page, 'How far did you come?')
  await answeredWith(page, 'Let us see.')
  const sent = JSON.stringify(bodies(bedrockServer).at(-1))
  expect(sent).toContain(toolMessages.cutByCrash)
  expect(sent).toContain(toolMessages.notRunBeforeCrash)
})
