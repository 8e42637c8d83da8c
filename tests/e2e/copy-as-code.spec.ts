import { execFile } from 'node:child_process'
import { readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { codeMessages } from '../../src/shared/messages/code.ts'
import { replyMessages as words } from '../../src/shared/messages/reply.ts'
import { unsupported, refusedWith } from '../support/bedrock-server/refusal-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { openReply, saveInto } from './answer-steps.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, bodies, chooseModel, chooseProfile, clipboardText, streamed, writeKeyProfiles } from './steps.ts'

const run = promisify(execFile)
const repository = join(import.meta.dirname, '../..')

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

test('shows what was sent and what came, attempt by attempt, with secrets hidden', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page, electronApp } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([refusedWith(unsupported.outputEffort), scripts.plainText('Understood.')])
  await ask(page, 'My key is AKIAIOSFODNN7EXAMPLF and my word is aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')
  await answered(page)
  const pane = await openReply(page, answers(page).last(), 'requestAndResponse')
  const sent = pane.getByRole('group', { name: words.sentJson })
  await expect(sent).toContainText('"modelId": "us.anthropic.claude-sonnet-5-5"')
  await expect(pane.getByRole('group', { name: words.cameJson })).toContainText('Understood.')
  await pane.getByRole('radio', { name: words.attempt(1, 2) }).press('Space')
  await expect(pane.getByRole('group', { name: words.cameJson })).not.toContainText('Understood.')
  await pane.getByRole('radio', { name: words.attempt(2, 2) }).press('Space')
  await expect(pane).not.toContainText('AKIAIOSFODNN7EXAMPLF')
  await expect(pane).not.toContainText('wJalrXUtnFEMI')
  await expect(pane).not.toContainText('canary-secret-for-tests')
  await expectAccessible(page)
  await pane.getByRole('region', { name: words.sentJson }).getByRole('button', { name: words.copy }).press('Enter')
  await expect.poll(() => clipboardText(electronApp)).toContain('"modelId"')
  expect(await clipboardText(electronApp)).not.toContain('wJalrXUtnFEMI')
  await pane.getByRole('radio', { name: words.code }).press('Space')
  await expect(pane).not.toContainText('canary-secret-for-tests')
  await page.keyboard.press('Escape')
  await expect(pane).toHaveCount(0)
  await expect(answers(page).last()).toBeFocused()
})

test('writes the request as a program in five languages, of which JavaScript sends the very same', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  computer,
}) => {
  const { page, electronApp } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await ask(page, 'Say “hello” to `me` for $5')
  await answered(page)
  await ask(page, 'Once more\nwith feeling')
  await answered(page)
  const pane = await openReply(page, answers(page).last(), 'copyAsCode')
  const language = pane.getByRole('group', { name: words.language })
  const programs = [
    ['aws-cli', ['aws bedrock-runtime converse']],
    ['boto3', ['boto3', 'converse_stream']],
    ['strands', ['from strands']],
    ['pydantic-ai', ['pydantic_ai']],
    ['javascript', ['@aws-sdk/client-bedrock-runtime', 'ConverseStreamCommand']],
  ] as const
  for (const [name, texts] of programs) {
    await language.getByRole('radio', { name: words.languages[name], exact: true }).press('Space')
    for (const text of [...texts, 'Once more', 'us.anthropic.claude-sonnet-5-5', 'us-east-1'])
      await expect(pane.locator('pre')).toContainText(text)
    await expect(pane).not.toContainText('canary-secret-for-tests')
    await expectAccessible(page)
  }
  await pane.getByRole('button', { name: words.copy, exact: true }).press('Enter')
  await expect.poll(() => clipboardText(electronApp)).toContain('ConverseStreamCommand')
  const code = await clipboardText(electronApp)
  const original = streamed(bedrockServer).at(-1)
  await symlink(join(repository, 'node_modules'), join(computer, 'node_modules'))
  await writeFile(join(computer, 'copied.mjs'), code)
  await run(process.execPath, ['copied.mjs'], {
    cwd: computer,
    env: {
      PATH: process.env['PATH'],
      HOME: computer,
      AWS_SHARED_CREDENTIALS_FILE: join(computer, 'aws-credentials'),
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url,
    },
  })
  const again = streamed(bedrockServer).at(-1)
  expect(streamed(bedrockServer)).toHaveLength(3)
  expect({ modelId: again?.modelId, body: again?.body, rejection: again?.rejection }).toEqual({
    modelId: original?.modelId,
    body: original?.body,
    rejection: null,
  })
})

test('saves a program with the files it reads into a folder of its own', async ({ startApp, awsEnvironment, bedrockServer, computer }) => {
  const { page, electronApp } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.amazon.nova-pro-v1:0')
  const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(60_000, 7)])
  await writeFile(join(computer, 'walk.mp4'), film)
  await dropFiles(page, [join(computer, 'walk.mp4')])
  await expect(page.getByRole('button', { name: attachmentsMessages.remove('walk.mp4') })).toBeVisible()
  await ask(page, 'What is to be seen?')
  await answered(page)
  const pane = await openReply(page, answers(page).last(), 'copyAsCode')
  await pane.getByRole('radio', { name: words.languages.boto3, exact: true }).press('Space')
  await expect(pane.getByText(words.filesRead)).toBeVisible()
  await expectAccessible(page)
  await saveInto(electronApp, computer)
  await pane.getByRole('button', { name: words.save }).press('Enter')
  await expect(page.getByText(words.saved, { exact: true }).first()).toBeVisible()
  const folder = join(computer, codeMessages.folderName)
  const names = await readdir(folder)
  expect(names).toHaveLength(2)
  const copy = names.find((name) => name.endsWith('.mp4')) ?? ''
  expect((await readFile(join(folder, copy))).equals(film)).toBe(true)
  expect(await readFile(join(folder, names.find((name) => name !== copy) ?? ''), 'utf8')).toContain(copy)
  expect(bodies(bedrockServer)).toHaveLength(1)
})
