import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { schemaLibraryMessages as library } from '../../src/shared/messages/schema-library.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { schemasMessages } from '../../src/shared/messages/schemas.ts'
import { structuredMessages as words } from '../../src/shared/messages/structured.ts'
import * as options from '../support/bedrock-server/option-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { addStarterSchema, cancelDialogs, chooseSchema, saveInto, schemaButton } from './answer-steps.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import {
  answered,
  answers,
  ask,
  bodies,
  chooseModel,
  chooseProfile,
  clipboardText,
  expectAllTaken,
  openConversation,
  openSettings,
  questions,
  titled,
  writeKeyProfiles,
} from './steps.ts'

const mood = { sentiment: 'positive', confidence: 0.9, reason: 'It says: splendid.' }
const unsure = { sentiment: 'elated', confidence: 'high', reason: 'It says: splendid.' }

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

const structured = (page: Page): Locator => page.getByRole('group', { name: words.answer('sentiment') })
const tree = (page: Page): Locator => structured(page).getByRole('tree', { name: words.answer('sentiment') })

test('keeps a library of schemas: begun with an example, checked while it is written, deleted and brought back', async ({ startApp }) => {
  const { page } = await startApp()
  await openSettings(page, 'schemas')
  await expect(page.getByText(library.none)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: library.starters.sentiment }).press('Enter')
  const form = page.getByRole('form', { name: library.add })
  const name = form.getByLabel(library.name, { exact: true })
  const schema = form.getByLabel(library.schema, { exact: true })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('sentiment')
  await expectAccessible(page)

  await name.fill('my mood')
  await expect(form.getByText(library.nameProblem)).toBeVisible()
  await schema.fill('{ "type": "array" }')
  await expect(form.getByText(schemasMessages.notObjectType)).toBeVisible()
  await schema.fill('{ "type": "object", "properties": { "mood": { "type": "sort" } } }')
  await expect(schema).toHaveAttribute('aria-invalid', 'true')
  await schema.fill('{ "type": ')
  await expect(schema).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await form.getByRole('button', { name: library.save, exact: true }).press('Enter')
  await expect(name).toBeFocused()
  await name.fill('mood')
  await schema.fill('{"type":"object","properties":{"mood":{"type":"string"}}}')
  await form.getByRole('button', { name: library.format }).press('Enter')
  await expect(schema).toHaveValue(/^\{\n {2}"type": "object",\n/u)
  await schema.press('Escape')
  await expect(form).toHaveCount(0)
  await expect(page.getByText(library.none)).toBeVisible()

  await page.getByRole('button', { name: library.starters.sentiment }).press('Enter')
  await name.fill('mood')
  await name.press('Enter')
  await expect(page.getByText(library.saved('mood'), { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: library.editOf('mood') }).press('Enter')
  const edited = page.getByRole('form', { name: library.editOf('mood') })
  await edited.getByLabel(library.description, { exact: true }).fill('How someone feels.')
  await edited.getByRole('button', { name: library.save, exact: true }).press('Enter')
  await expect(page.getByText('How someone feels.')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: library.removeOf('mood') }).press('Enter')
  await expect(page.getByText('How someone feels.')).toHaveCount(0)
  await page.getByRole('button', { name: library.undo }).press('Enter')
  await expect(page.getByText('How someone feels.')).toBeVisible()
})

test('deletes a schema for good when it is not brought back', async ({ startApp }) => {
  const { page, close } = await startApp()
  await addStarterSchema(page, 'sentiment')
  await openSettings(page, 'schemas')
  await page.getByRole('button', { name: library.removeOf('sentiment') }).press('Enter')
  await expect(page.getByRole('button', { name: library.undo })).toBeVisible()
  await expect(page.getByRole('button', { name: library.undo })).toHaveCount(0, { timeout: 20_000 })
  await close()
  const again = await startApp()
  await openSettings(again.page, 'schemas')
  await expect(again.page.getByText(library.none)).toBeVisible()
})

test('shows an answer that the service holds to its schema as a tree and as JSON, copies and saves it', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  computer,
}) => {
  const { page, electronApp } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await addStarterSchema(page, 'sentiment')
  await schemaButton(page).press('Enter')
  await expect(page.getByRole('menu', { name: composerMessages.schema })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await chooseSchema(page, 'sentiment')
  await expect(page.getByText(composerMessages.schemaChip('sentiment'))).toBeVisible()
  bedrockServer.script(options.structured(mood))
  await ask(page, 'What a splendid day')
  await answered(page)
  await expect(questions(page).last()).toContainText('sentiment')
  await expect(tree(page).getByRole('treeitem')).toHaveCount(4)
  await expect(tree(page)).toContainText('It says: splendid.')
  await expectAccessible(page)

  await tree(page).getByRole('treeitem').first().focus()
  await page.keyboard.press('ArrowLeft')
  await expect(tree(page).getByRole('treeitem')).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(tree(page).getByRole('treeitem').nth(1)).toBeFocused()

  await structured(page).getByRole('radio', { name: words.tree }).press('ArrowRight')
  const json = structured(page).getByRole('group', { name: words.json })
  await expect(json).toHaveText(JSON.stringify(mood, null, 2))
  await expectAccessible(page)
  await structured(page).getByRole('button', { name: words.copy }).press('Enter')
  await expect.poll(() => clipboardText(electronApp)).toBe(JSON.stringify(mood, null, 2))
  await cancelDialogs(electronApp)
  await structured(page).getByRole('button', { name: words.save }).press('Enter')
  await expect(page.getByText(words.saved, { exact: true })).toHaveCount(0)
  await saveInto(electronApp, computer)
  await structured(page).getByRole('button', { name: words.save }).press('Enter')
  await expect(page.getByText(words.saved, { exact: true }).first()).toBeVisible()
  expect(JSON.parse(await readFile(join(computer, 'sentiment.json'), 'utf8'))).toEqual(mood)
  expect(bodies(bedrockServer)).toMatchObject([
    { outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema: { name: 'sentiment' } } } } },
  ])
  expectAllTaken(bedrockServer)
})

test('asks by a tool, or in words, where a model cannot be held to a schema', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await addStarterSchema(page, 'sentiment')
  await chooseSchema(page, 'sentiment')
  await chooseModel(page, 'us.amazon.nova-pro-v1:0')
  bedrockServer.script(options.structuredCall('structured_answer', mood))
  await ask(page, 'What a splendid day')
  await answered(page)
  await expect(tree(page)).toHaveCount(1)
  await expect(tree(page)).toContainText('It says: splendid.')
  await expectAccessible(page)
  await chooseModel(page, 'us.deepseek.r1-v1:0')
  bedrockServer.script(options.fenced({ ...mood, reason: 'In a fence.' }))
  await ask(page, 'And now')
  await answered(page)
  await expect(tree(page)).toHaveCount(2)
  await expect(tree(page).last()).toContainText('In a fence.')
  const [byTool, inWords] = bodies(bedrockServer)
  expect(JSON.stringify(byTool)).toContain('"name":"structured_answer"')
  expect(JSON.stringify(inWords)).toContain('follows this JSON Schema')
  expectAllTaken(bedrockServer)
})

test('asks once more when an answer does not follow its schema, and then shows it as it is', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await addStarterSchema(page, 'sentiment')
  await chooseSchema(page, 'sentiment')
  bedrockServer.script([options.structured(unsure), options.structured(mood)])
  await ask(page, 'What a splendid day')
  await answered(page)
  await expect(tree(page)).toHaveCount(1)
  await expect(tree(page)).toContainText('positive')
  const first = answers(page).first()
  await first.getByText(words.corrected).click()
  await expect(first.getByText(/\/confidence must be number/u)).toBeVisible()
  await expectAccessible(page)
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).toContain('/confidence must be number')

  bedrockServer.script([options.notJson(), options.structured(unsure), scripts.plainText('Never asked for.')])
  await ask(page, 'Once more')
  await answered(page)
  await expect(answers(page).last()).toContainText(words.invalid)
  await expect(answers(page).last()).toContainText('/confidence must be number')
  await expect(answers(page).last().getByRole('tree')).toContainText('elated')
  await expectAccessible(page)
  expect(bodies(bedrockServer)).toHaveLength(4)
  expectAllTaken(bedrockServer)
})

test('keeps the library, the answer and the form of the next one over a restart, and goes back to free text', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page, close } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await addStarterSchema(page, 'sentiment')
  await chooseSchema(page, 'sentiment')
  bedrockServer.script(options.structured(mood))
  await ask(page, 'What a splendid day')
  await answered(page)
  await expect(tree(page)).toBeVisible()
  await titled(page, 'A title from the server')
  await close()

  const again = await startApp(awsEnvironment)
  await openConversation(again.page, 'A title from the server')
  await expect(tree(again.page)).toContainText('positive')
  await expect(schemaButton(again.page)).toHaveAccessibleName(composerMessages.schemaNamed('sentiment'))
  bedrockServer.script(options.structured({ ...mood, sentiment: 'neutral' }))
  await ask(again.page, 'And this one')
  await answered(again.page)
  await expect(tree(again.page).last()).toContainText('neutral')
  await again.page.getByRole('button', { name: composerMessages.removeSchema('sentiment') }).press('Enter')
  await ask(again.page, 'Now say it freely')
  await answered(again.page)
  expect(bodies(bedrockServer).map((body) => JSON.stringify(body).includes('outputConfig'))).toEqual([true, true, false])
  await openSettings(again.page, 'schemas')
  await expect(again.page.getByRole('button', { name: library.editOf('sentiment') })).toBeVisible()
  expectAllTaken(bedrockServer)
})
