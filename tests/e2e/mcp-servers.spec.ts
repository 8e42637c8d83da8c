import { approvalsMessages as approvals } from '../../src/shared/messages/approvals.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { mcpMessages } from '../../src/shared/messages/mcp.ts'
import { mcpViewMessages as words } from '../../src/shared/messages/mcp-view.ts'
import { serverOffersMessages as offers } from '../../src/shared/messages/server-offers.ts'
import { toolCardsMessages as cards } from '../../src/shared/messages/tool-cards.ts'
import { toolMessages } from '../../src/shared/messages/tools.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answerBoxes, approvalDock, boxesAsked, decide, expectAsked } from './approval-steps.ts'
import { chip } from './file-steps.ts'
import { commandLine, menuOf, row, serverIn } from './mcp-steps.ts'
import { ask, bodies, chooseProfile, composer, expectAllTaken, leavePlace, openSettings, writeKeyProfiles } from './steps.ts'
import { answeredWith, readyWithTools, toolCards, unfoldCard } from './tool-steps.ts'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('starts a server only after a yes to all of its words, offers its tools, prompts and files, and ends it', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { argv, wasStarted, isAlive } = serverIn(computer)
  const { page, electronApp } = await readyWithTools(await startApp(awsEnvironment))
  await openSettings(page, 'servers')
  await expect(page.getByText(words.none)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: words.add, exact: true }).press('Enter')
  const form = page.getByRole('form', { name: words.add })
  await expect(form.getByLabel(words.name, { exact: true })).toBeFocused()
  await form.getByRole('button', { name: words.save, exact: true }).press('Enter')
  await expect(form).toContainText(words.nameProblem)
  await expect(form).toContainText(words.commandMissing)
  await form.getByLabel(words.name, { exact: true }).fill('Everything')
  await form.getByLabel(words.command, { exact: true }).fill(commandLine(argv))
  await expect(form.getByRole('list', { name: words.commandPreview }).getByRole('listitem')).toHaveText(argv)
  await expectAccessible(page)
  await form.getByRole('button', { name: words.save, exact: true }).press('Enter')

  const server = row(page, 'Everything')
  await expect(server).toContainText(words.statuses['not-confirmed'])
  await expect(server).toContainText(words.confirmProgramTitle)
  await expect(server.getByRole('list', { name: words.words }).getByRole('listitem')).toHaveText(argv)
  await expect(server).toContainText(words.noFolder)
  await expectAccessible(page)
  expect(wasStarted()).toBe(false)
  const start = server.getByRole('button', { name: words.confirmProgramOf('Everything') })
  await answerBoxes(electronApp, false)
  await start.press('Enter')
  await expect.poll(() => boxesAsked(electronApp)).toEqual([expect.stringContaining(argv.map((word) => `“${word}”`).join('\n'))])
  await expect(start).toHaveAttribute('aria-disabled', 'false')
  await expect(server).toContainText(words.statuses['not-confirmed'])
  expect(wasStarted()).toBe(false)
  await answerBoxes(electronApp, true)
  await start.press('Enter')
  await expect(server.getByRole('status').first()).toHaveText(words.statuses.running)
  expect(isAlive()).toBe(true)
  await server.locator('summary', { hasText: words.offers }).press('Enter')
  await server.locator('summary', { hasText: words.log }).press('Enter')
  await expect(server).toContainText(/\d+ tools, \d+ prompts, \d+ files/u)
  await expectAccessible(page)
  await leavePlace(page)

  bedrockServer.script([
    scripts.toolCalls([{ name: 'everything__echo', input: { message: 'hello there' } }]),
    scripts.plainText('It said hello.'),
    scripts.plainText('A simple answer.'),
    scripts.toolCalls([{ name: 'everything__echo', input: { message: 'once more' } }]),
    scripts.plainText('There is nobody.'),
  ])
  await ask(page, 'Say hello to the server')
  await expectAsked(page, approvals.useServerTool('Echo Tool', 'Everything'))
  await expect(approvalDock(page)).toContainText('Echoes back the input')
  await expect(approvalDock(page)).toContainText('"message": "hello there"')
  await expect(approvalDock(page)).toContainText(approvals.reasons['mcp-tool'])
  await expectAccessible(page)
  await decide(page, approvals.allowOnce)
  await answeredWith(page, 'It said hello.')
  await expect(toolCards(page, cards.ofServer('Everything', 'Echo Tool')).locator('summary')).toContainText(cards.done)
  await expect(await unfoldCard(page, cards.ofServer('Everything', 'Echo Tool'))).toContainText('Echo: hello there')
  await expectAccessible(page)

  await composer(page).fill('/args')
  const list = page.getByRole('listbox', { name: offers.prompts })
  await expect(list.getByRole('option')).toContainText([offers.from('Everything')])
  await expectAccessible(page)
  await composer(page).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'city' }).fill('Lisbon')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: offers.takePrompt, exact: true }).press('Enter')
  await expect(composer(page)).toHaveValue("What's weather in Lisbon?")
  await expect(composer(page)).toBeFocused()

  await page.getByRole('button', { name: composerMessages.attach, exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: composerMessages.attachFromServers, exact: true }).press('Enter')
  await dialog.getByRole('searchbox', { name: offers.find }).fill('features')
  await dialog.getByRole('checkbox', { name: 'features.md' }).press('Space')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: offers.take(1), exact: true }).press('Enter')
  await expect(chip(page, 'features.md')).toBeVisible()
  await composer(page).press('Enter')
  await answeredWith(page, 'A simple answer.')
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).toContain("What's weather in Lisbon?")

  await openSettings(page, 'servers')
  await server.getByRole('button', { name: words.switchOffOf('Everything') }).press('Enter')
  await expect(server.getByRole('status').first()).toHaveText(words.statuses.off)
  await expect.poll(isAlive).toBe(false)
  await leavePlace(page)
  await ask(page, 'And once more')
  await answeredWith(page, 'There is nobody.')
  await expect(approvalDock(page)).toHaveCount(0)
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).toContain(toolMessages.unknownTool('everything__echo'))

  await openSettings(page, 'servers')
  await menuOf(page, 'Everything', words.remove)
  await expect(page.getByRole('alertdialog', { name: words.removeTitle('Everything') })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: words.removeAction, exact: true }).press('Enter')
  await expect(page.getByText(words.none)).toBeVisible()
})

test('starts nothing of what was imported, also after a restart, until it is confirmed', async ({ computer, startApp, awsEnvironment }) => {
  const { argv, wasStarted, isAlive } = serverIn(computer)
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  const [command, ...args] = argv
  const pasted = {
    mcpServers: { pasted: { command, args }, web: { type: 'http', url: 'https://mcp.example.com/mcp' }, empty: { disabled: true } },
  }
  await openSettings(before.page, 'servers')
  await before.page.getByRole('button', { name: words.import, exact: true }).press('Enter')
  const place = before.page.getByRole('group', { name: words.importTitle })
  await place.getByLabel(words.importField, { exact: true }).fill(JSON.stringify(pasted))
  await place.getByRole('button', { name: words.importRead, exact: true }).press('Enter')
  await expect(place.getByRole('list', { name: words.words }).getByRole('listitem')).toHaveText(argv)
  await expect(place).toContainText('https://mcp.example.com/mcp')
  await expect(place.getByRole('status')).toHaveText(`${words.importFoundCount(2)} ${words.importNotAll}`)
  await expect(place.getByRole('list', { name: words.importLeftOut })).toHaveText(`empty: ${mcpMessages.importNothingToStart}`)
  await expectAccessible(before.page)
  await place.getByRole('checkbox', { name: words.importTake('web') }).press('Space')
  await place.getByRole('button', { name: words.importAdd(1), exact: true }).press('Enter')
  await expect(row(before.page, 'pasted')).toContainText(words.statuses['not-confirmed'])
  await expect(row(before.page, 'web')).toHaveCount(0)
  await before.close()
  expect(wasStarted()).toBe(false)

  const { page, electronApp } = await startApp(awsEnvironment)
  await answerBoxes(electronApp, true)
  await openSettings(page, 'servers')
  await expect(row(page, 'pasted')).toContainText(words.statuses['not-confirmed'])
  expect(wasStarted()).toBe(false)
  await row(page, 'pasted')
    .getByRole('button', { name: words.confirmProgramOf('pasted') })
    .press('Enter')
  await expect(row(page, 'pasted').getByRole('status').first()).toHaveText(words.statuses.running)

  await menuOf(page, 'pasted', words.edit)
  const form = page.getByRole('form', { name: words.editTitle('pasted') })
  await form.getByLabel(words.command, { exact: true }).fill(`${commandLine(argv)} --more`)
  await form.getByRole('button', { name: words.save, exact: true }).press('Enter')
  await expect(row(page, 'pasted')).toContainText(words.statuses['not-confirmed'])
  await expect.poll(isAlive).toBe(false)
  await expect(row(page, 'pasted').getByRole('list', { name: words.words }).getByRole('listitem')).toHaveText([...argv, '--more'])
})
