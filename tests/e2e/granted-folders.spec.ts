import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { approvalsMessages as approvals } from '../../src/shared/messages/approvals.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { fileToolMessages as told } from '../../src/shared/messages/file-tools.ts'
import { toolCardsMessages as cards } from '../../src/shared/messages/tool-cards.ts'
import { toolsViewMessages as words } from '../../src/shared/messages/tools-view.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import type { BedrockServer } from '../support/bedrock-server/server.ts'
import { cancelDialogs, saveInto } from './answer-steps.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answerBoxes, approvalDock, boxesAsked, decide, expectAsked } from './approval-steps.ts'
import {
  answered,
  answers,
  ask,
  bodies,
  chooseProfile,
  composer,
  expectAllTaken,
  openConversation,
  startNewConversation,
  titled,
  writeKeyProfiles,
} from './steps.ts'
import {
  answeredWith,
  grantFolder,
  grantedFolders,
  openFolderToTools,
  openToolsPane,
  readyWithTools,
  toolCards,
  toolsPane,
  unfoldCard,
} from './tool-steps.ts'

const canary = 'canary-that-nobody-may-read'

/** A folder to grant with a file and two links out of it, and beside it what nobody has granted. */
const foldersOf = (computer: string) => {
  const real = realpathSync(computer)
  const granted = join(real, 'reports')
  const sibling = join(real, 'reports-secret')
  for (const folder of [granted, sibling]) mkdirSync(folder)
  writeFileSync(join(granted, 'report.txt'), 'The report says 4.2 million.\n')
  writeFileSync(join(sibling, 'secret.txt'), canary)
  symlinkSync(join(sibling, 'secret.txt'), join(granted, 'link.txt'))
  return { granted, sibling, secret: join(sibling, 'secret.txt') }
}

/** One turn with the calls of one answer. */
const turn = async (page: Page, server: BedrockServer, calls: Parameters<typeof scripts.toolCalls>[0], said: string): Promise<void> => {
  server.script([scripts.toolCalls(calls), scripts.plainText(said)])
  await ask(page, `Please: ${said}`)
}

const results = (server: BedrockServer): string => JSON.stringify(bodies(server).at(-1))

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('opens a folder for reading only, keeps everything else closed in words, and closes it again', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { granted, secret } = foldersOf(computer)
  const { electronApp, page } = await readyWithTools(await startApp(awsEnvironment))
  const pane = await openToolsPane(page)
  await expect(pane).toContainText(words.noFolders)
  await expectAccessible(page)
  await cancelDialogs(electronApp)
  await pane.getByRole('button', { name: words.grantRead, exact: true }).press('Enter')
  await expect(pane.getByRole('button', { name: words.grantRead, exact: true })).toHaveAttribute('aria-disabled', 'false')
  await expect(pane).toContainText(words.noFolders)
  await grantFolder(electronApp, page, granted, 'read')
  await expect(
    pane.getByRole('group', { name: words.accessOf(granted) }).getByRole('radio', { name: words.accesses.read, exact: true }),
  ).toBeChecked()
  await expectAccessible(page)

  const read = (path: string) => ({ name: 'read_file', input: { path } })
  const write = { name: 'write_file', input: { path: 'new.txt', text: 'x' } }
  await turn(
    page,
    bedrockServer,
    [read('report.txt'), read(secret), read('../reports-secret/secret.txt'), read('link.txt'), write],
    'I have looked.',
  )
  await answeredWith(page, 'I have looked.')
  await expect(approvalDock(page)).toHaveCount(0)
  expect(results(bedrockServer)).toContain('The report says 4.2 million.')
  expect(results(bedrockServer)).toContain(told.outside(secret))
  expect(results(bedrockServer)).toContain(told.outside('../reports-secret/secret.txt'))
  expect(results(bedrockServer)).toContain(told.linkOutside('link.txt'))
  expect(results(bedrockServer)).toContain(told.readOnly('new.txt'))
  expect(results(bedrockServer)).not.toContain(canary)
  expect(existsSync(join(granted, 'new.txt'))).toBe(false)
  await expect(toolCards(page, cards.about.read_file('report.txt')).locator('summary')).toContainText(cards.done)
  await expect(toolCards(page, cards.about.read_file('link.txt')).locator('summary')).toContainText(cards.failed)
  await expect(await unfoldCard(page, cards.about.read_file('link.txt'))).toContainText(told.linkOutside('link.txt'))
  await expectAccessible(page)

  await pane.getByRole('button', { name: words.revokeOf(granted) }).press('Enter')
  await expect(grantedFolders(page)).toHaveCount(0)
  await expect(pane.getByRole('button', { name: words.grantRead, exact: true })).toBeFocused()
  await turn(page, bedrockServer, [read(join(granted, 'report.txt'))], 'It is closed.')
  await answeredWith(page, 'It is closed.')
  expect(results(bedrockServer)).toContain(told.noFolders)
})

test('lets files be changed once the folder is open for that, in this conversation alone', async ({
  computer,
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { granted } = foldersOf(computer)
  const before = await startApp(awsEnvironment)
  await readyWithTools(before)
  await openToolsPane(before.page)
  await grantFolder(before.electronApp, before.page, granted, 'read')
  const access = toolsPane(before.page).getByRole('group', { name: words.accessOf(granted) })
  await answerBoxes(before.electronApp, false)
  await access.getByRole('radio', { name: words.accesses.read, exact: true }).press('ArrowRight')
  await expect.poll(() => boxesAsked(before.electronApp)).toEqual([`${told.mayWidenTitle(granted)}\n${told.mayWidenText}`])
  await expect(access.getByRole('radio', { name: words.accesses.read, exact: true })).toBeChecked()
  await answerBoxes(before.electronApp, true)
  await access.getByRole('radio', { name: words.accesses.read, exact: true }).press('ArrowRight')
  await expect(access.getByRole('radio', { name: words.accesses['read-write'], exact: true })).toBeChecked()
  const edit = {
    name: 'edit_file',
    input: { path: 'report.txt', edits: [{ oldText: '4.2', newText: '4.3' }] },
  }
  await turn(before.page, bedrockServer, [edit], 'It is corrected.')
  await expectAsked(before.page, approvals.editFile)
  await decide(before.page, approvals.allowOnce)
  await expect(answers(before.page).last()).toContainText('It is corrected.')
  await answered(before.page)
  expect(readFileSync(join(granted, 'report.txt'), 'utf8')).toBe('The report says 4.3 million.\n')
  await titled(before.page, 'A title from the server')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await openConversation(page, 'A title from the server')
  await expect(page.getByRole('button', { name: composerMessages.toolsWithFolders(1) })).toBeVisible()
  await openToolsPane(page)
  await expect(grantedFolders(page)).toContainText([granted])
  await startNewConversation(page)
  await expect(toolsPane(page)).toContainText(words.noFolders)
  await turn(page, bedrockServer, [{ name: 'list_folder', input: {} }], 'Nothing is open.')
  await answeredWith(page, 'Nothing is open.')
  expect(results(bedrockServer)).toContain(told.noFolders)
  await composer(page).focus()
})

test('says of a folder that was deleted meanwhile that it is gone, when its pane opens', async ({ computer, startApp, awsEnvironment }) => {
  const { granted } = foldersOf(computer)
  const { electronApp, page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await openFolderToTools(electronApp, page, granted)
  rmSync(granted, { recursive: true })
  await openToolsPane(page)
  await expect(grantedFolders(page)).toContainText([words.notThere])
  await expectAccessible(page)
})

test('refuses in words what may never be opened', async ({ computer, startApp, awsEnvironment }) => {
  const keys = join(realpathSync(computer), '.ssh')
  mkdirSync(keys)
  const { electronApp, page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const pane = await openToolsPane(page)
  await saveInto(electronApp, keys)
  await pane.getByRole('button', { name: words.grantWrite, exact: true }).press('Enter')
  await expect(pane).toContainText(told.keptOutTitle(keys))
  await expect(pane).toContainText(told.keptOutAdvice)
  await expect(grantedFolders(page)).toHaveCount(0)
  await expectAccessible(page)
})
