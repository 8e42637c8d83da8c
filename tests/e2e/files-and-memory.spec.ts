import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { approvalsMessages as approvals } from '../../src/shared/messages/approvals.ts'
import { fileToolMessages } from '../../src/shared/messages/file-tools.ts'
import { ownToolMessages } from '../../src/shared/messages/own-tools.ts'
import { toolCardsMessages as cards } from '../../src/shared/messages/tool-cards.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { approvalDock, decide, expectAsked } from './approval-steps.ts'
import { attach } from './file-steps.ts'
import { ask, bodies, chooseModel, expectAllTaken, fixtureFile, startNewConversation, writeKeyProfiles } from './steps.ts'
import { folderWithPrograms, readyWith } from './tool-programs.ts'
import { answeredWith, given, openFolderToTools, toolCards, unfoldCard } from './tool-steps.ts'

const call = (name: string, input: object = {}) => scripts.toolCalls([{ name, input }])

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('reads a dropped file page by page, and another conversation only when it is allowed', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await readyWith(folderWithPrograms(computer), await startApp(awsEnvironment))
  bedrockServer.script([
    call('read_attachment', { name: 'minutes-14-pages.pdf', page: 9 }),
    scripts.plainText('It is about the pelican harbour.'),
  ])
  await attach(page, fixtureFile('minutes-14-pages.pdf'))
  await ask(page, 'What is on page 9?')
  await answeredWith(page, 'It is about the pelican harbour.')
  await expect(approvalDock(page)).toHaveCount(0)
  expect(given(bodies(bedrockServer)[1])).toContain(ownToolMessages.pageOf(9, 14))
  await expect(toolCards(page, cards.about.read_attachment('minutes-14-pages.pdf')).locator('summary')).toContainText(cards.done)

  await startNewConversation(page)
  bedrockServer.script([call('search_conversations', { query: 'pelican' }), scripts.plainText('You spoke of it.')])
  await ask(page, 'When did we speak of that bird?')
  await expectAsked(page, approvals.ownTools.search_conversations)
  await expect(approvalDock(page)).toContainText(approvals.reasons['reads-other-conversations'])
  await expectAccessible(page)
  await decide(page, approvals.allowOnce)
  await answeredWith(page, 'You spoke of it.')
  expect(given(bodies(bedrockServer)[3])).toContain('pelican harbour')
  await expect(await unfoldCard(page, cards.about.search_conversations('pelican'))).toContainText(cards.untrustedResult)
  await expectAccessible(page)
})

test('does not write over what has changed while the question waited', async ({ computer, startApp, awsEnvironment, bedrockServer }) => {
  const folder = folderWithPrograms(computer)
  const letter = join(folder, 'letter.txt')
  const { page } = await readyWith(folder, await startApp(awsEnvironment))
  bedrockServer.script([
    call('edit_file', { path: 'letter.txt', edits: [{ oldText: 'well', newText: 'bad' }] }),
    scripts.plainText('Someone was faster.'),
  ])
  await ask(page, 'Change the letter')
  await expectAsked(page, approvals.editFile)
  writeFileSync(letter, 'Dear Ada,\nall is well, and more.\n')
  await decide(page, approvals.allowOnce)
  await answeredWith(page, 'Someone was faster.')
  expect(readFileSync(letter, 'utf8')).toBe('Dear Ada,\nall is well, and more.\n')
  expect(given(bodies(bedrockServer)[1])).toContain(fileToolMessages.otherMeanwhile(letter).slice(letter.length))
  await expect(toolCards(page, cards.about.edit_file('letter.txt')).locator('summary')).toContainText(cards.failed)
})

test('gives pictures and documents of a folder to models of several families in the form each takes', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  test.slow()
  const folder = folderWithPrograms(computer)
  for (const name of ['dot.png', 'letter.pdf']) copyFileSync(fixtureFile(name), join(folder, name))
  const app = await readyWith(folder, await startApp(awsEnvironment))
  const { page, electronApp } = app
  const read = ['letter.txt', 'dot.png', 'letter.pdf'].map((path) => ({ name: 'read_file', input: { path } }))
  for (const modelId of [
    'us.amazon.nova-lite-v1:0',
    'us.anthropic.claude-sonnet-5-5',
    'us.meta.llama3-3-70b-instruct-v1:0',
    'openai.gpt-oss-120b-1:0',
  ]) {
    await startNewConversation(page)
    await openFolderToTools(electronApp, page, folder)
    await chooseModel(page, modelId)
    bedrockServer.script([scripts.toolCalls(read), scripts.plainText(`Read by ${modelId}.`)])
    await ask(page, `Read all three, ${modelId}`)
    await answeredWith(page, `Read by ${modelId}.`)
    expect(given(bodies(bedrockServer).at(-1))).toContain('all is well.')
  }
  const [, nova, , claude] = bodies(bedrockServer)
  expect(given(nova)).toContain('"image":{"format":"png"')
  expect(given(claude)).toContain('"image":{"format":"png"')
  expect(given(claude)).toContain('"document":{')
})
