import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { approvalsMessages as words } from '../../src/shared/messages/approvals.ts'
import { mcpViewMessages } from '../../src/shared/messages/mcp-view.ts'
import { toolCardsMessages as cards } from '../../src/shared/messages/tool-cards.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test, type RunningApp } from './app.fixture.ts'
import { approvalDock, decide, expectAsked, lookThrough } from './approval-steps.ts'
import { addServer, row, serverIn } from './mcp-steps.ts'
import { ask, bodies, expectAllTaken, leavePlace, openSettings, writeKeyProfiles } from './steps.ts'
import { answeredWith, given, openFolderToTools, readyWithTools, toolCards, unfoldCard } from './tool-steps.ts'

const server = 'Everything'

const call = (name: string, input: object = {}) => scripts.toolCalls([{ name: `everything__${name}`, input }])

const ready = async (app: RunningApp, argv: readonly string[]): Promise<RunningApp> => {
  await readyWithTools(app)
  await addServer(app, server, argv)
  return app
}

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('lets a server ask the model only after a yes to its words', async ({ computer, startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await ready(await startApp(awsEnvironment), serverIn(computer).argv)
  const prompt = 'What does the model know?'
  bedrockServer.script([
    call('trigger-sampling-request', { prompt }),
    scripts.plainText('It was refused.'),
    call('trigger-sampling-request', { prompt }),
    scripts.plainText('It was answered.'),
  ])
  await ask(page, 'Let the server ask')
  await decide(page, words.allowOnce)
  await expectAsked(page, words.askModel(server))
  await expect(approvalDock(page)).toContainText(prompt)
  await expect(approvalDock(page)).toContainText('You are a helpful test server.')
  await expect(approvalDock(page)).toContainText(words.reasons['asks-model'])
  await expectAccessible(page)
  const asked = (): number => bedrockServer.requests.filter(({ body }) => JSON.stringify(body).includes('helpful test server')).length
  expect(asked()).toBe(0)
  await decide(page, words.deny)
  await answeredWith(page, 'It was refused.')
  expect(asked()).toBe(0)

  await ask(page, 'And again')
  await decide(page, words.allowOnce)
  await expectAsked(page, words.askModel(server))
  await decide(page, words.allowOnce)
  await answeredWith(page, 'It was answered.')
  expect(asked()).toBe(1)
  expect(given(bodies(bedrockServer).at(-1))).toContain('LLM sampling result')
})

test('lets a server ask the person by a form, and tells it nothing but what was sent', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await ready(await startApp(awsEnvironment), serverIn(computer).argv)
  bedrockServer.script([call('trigger-elicitation-request'), scripts.plainText('It has heard.')])
  await ask(page, 'Let the server ask me')
  await decide(page, words.allowOnce)
  await expectAsked(page, words.fillForm(server))
  const dock = approvalDock(page)
  await expect(dock).toContainText(words.noSecrets(server))
  await expectAccessible(page)
  await dock.getByRole('textbox', { name: 'String', exact: true }).fill('Ada')
  await dock.getByRole('textbox', { name: words.optional('String with email format') }).fill('nowhere')
  const send = dock.getByRole('button', { name: words.sendAnswers, exact: true })
  await lookThrough(dock, send)
  await send.press('Enter')
  await expect(dock).toContainText(words.fieldNotEmail)
  await expectAccessible(page)
  await dock.getByRole('textbox', { name: words.optional('String with email format') }).fill('ada@example.com')
  await decide(page, words.sendAnswers)
  await answeredWith(page, 'It has heard.')
  expect(given(bodies(bedrockServer).at(-1))).toContain('ada@example.com')
})

test('shows a picture of a server, sends it to the model, and tells it the open folders', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page, electronApp } = await ready(await startApp(awsEnvironment), serverIn(computer).argv)
  const folder = join(realpathSync(computer), 'open')
  mkdirSync(folder)
  await openFolderToTools(electronApp, page, folder)
  bedrockServer.script([
    call('get-tiny-image'),
    scripts.plainText('A small picture.'),
    call('get-roots-list'),
    scripts.plainText('One folder.'),
  ])
  await ask(page, 'Show me a picture')
  await decide(page, words.allowOnce)
  await answeredWith(page, 'A small picture.')
  expect(given(bodies(bedrockServer)[1])).toMatch(/"image":\{"format":"png"/u)
  const card = await unfoldCard(page, 'Tiny Image')
  await expect(card.getByRole('img').first()).toBeVisible()
  await expectAccessible(page)
  await ask(page, 'Which folders are open?')
  await decide(page, words.allowOnce)
  await answeredWith(page, 'One folder.')
  expect(given(bodies(bedrockServer)[3])).toContain(pathToFileURL(folder).href)
})

test('says that a server has ended in the middle of a call, and starts it again', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { argv, pid } = serverIn(computer)
  const { page } = await ready(await startApp(awsEnvironment), argv)
  const first = pid()
  bedrockServer.script([
    call('trigger-long-running-operation', { duration: 100, steps: 1000 }),
    scripts.plainText('It has broken.'),
    call('echo', { message: 'again' }),
    scripts.plainText('It is back.'),
  ])
  await ask(page, 'Do something long')
  await decide(page, words.allowOnce)
  await expect(toolCards(page, 'Long Running').locator('summary')).toContainText(cards.running)
  process.kill(first, 'SIGKILL')
  await answeredWith(page, 'It has broken.')
  await expect(toolCards(page, 'Long Running').locator('summary')).toContainText(cards.failed)
  await openSettings(page, 'servers')
  await expect(row(page, server).getByRole('status').first()).toHaveText(mcpViewMessages.statuses.running)
  await leavePlace(page)
  expect(pid()).not.toBe(first)
  await ask(page, 'Try again')
  await decide(page, words.allowOnce)
  await answeredWith(page, 'It is back.')
  expect(given(bodies(bedrockServer).at(-1))).toContain('Echo: again')
})
