import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { quickActionsMessages as words } from '../../src/shared/messages/quick-actions.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { addStarterSchema } from './answer-steps.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import {
  answered,
  answers,
  bodies,
  chooseProfile,
  composer,
  expectAllTaken,
  fixtureFile,
  questions,
  streamed,
  writeAwsProfile,
} from './steps.ts'

/** Reading starts a process for each file: a busy machine takes its time. */
const readingLimitMs = 60_000

type PromptName = keyof typeof words.prompts

const action = (page: Page, name: keyof typeof words.names): Locator =>
  page.getByRole('group', { name: words.group }).getByRole('button', { name: words.names[name], exact: true })

type Filling = { readonly length?: string; readonly language?: string }

const filled = (template: string, names: string, { length = words.lengthWords.medium, language = '' }: Filling = {}): string =>
  template.replace('{names}', names).replace('{length}', length).replace('{language}', language)

const inField = (page: Page, name: PromptName, names: string, filling: Filling = {}): Promise<void> =>
  expect(composer(page)).toHaveValue(filled(words.prompts[name], names, filling))

const dropPdfs = async (page: Page, computer: string, names: readonly string[]): Promise<void> => {
  for (const name of names) await copyFile(fixtureFile('letter.pdf'), join(computer, name))
  await dropFiles(
    page,
    names.map((name) => join(computer, name)),
  )
  for (const name of names)
    await expect(page.getByRole('button', { name: attachmentsMessages.open(name) })).toBeVisible({ timeout: readingLimitMs })
}

/** Opens the question of an action for editing, by keyboard. */
const edit = async (page: Page, name: PromptName): Promise<Locator> => {
  await page.getByRole('button', { name: words.editMenu }).press('Enter')
  await page.getByRole('menuitem', { name: words.names[name], exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: words.editTitle(words.names[name]) })
  await dialog.waitFor()
  return dialog
}

const one = '“one.pdf”'
const both = '“one.pdf” and “two.v2.pdf”'

test.describe.configure({ timeout: 120_000 })
test.beforeEach(({ computer, bedrockServer }) => writeAwsProfile(computer, bedrockServer.url))

test('offers what can be done with PDFs that are dropped on an empty window: each puts its own question into the field', async ({
  computer,
  startApp,
}) => {
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await expect(page.getByRole('group', { name: words.group })).toHaveCount(0)
  await dropPdfs(page, computer, ['one.pdf'])
  await expect(action(page, 'compare')).toHaveCount(0)
  await expect(page.getByRole('button', { name: words.batch })).toHaveCount(0)
  await expectAccessible(page)

  await action(page, 'summarise').click()
  await inField(page, 'summarise', one)
  await expect(composer(page)).toBeFocused()
  for (const length of ['long', 'short', 'medium'] as const) {
    await page.getByRole('group', { name: words.length }).getByText(words.lengths[length], { exact: true }).click()
    await inField(page, 'summarise', one, { length: words.lengthWords[length] })
  }
  await action(page, 'facts').click()
  await inField(page, 'facts', one)

  await dropPdfs(page, computer, ['two.v2.pdf'])
  await action(page, 'compare').click()
  await inField(page, 'compare', both)
  await expect(page.getByRole('button', { name: words.batch })).toBeVisible()

  await action(page, 'extract').click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: words.withoutSchema }).click()
  await inField(page, 'extract', both)

  await action(page, 'translate').click()
  const dialog = page.getByRole('dialog', { name: words.languageTitle })
  const language = dialog.getByLabel(words.language, { exact: true })
  await expect(language).toBeFocused()
  await expectAccessible(page)
  await language.fill(' ')
  await language.press('Enter')
  await expect(dialog.getByText(words.languageMissing)).toBeVisible()
  await language.fill('Danish')
  await language.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await inField(page, 'translate', both, { language: 'Danish' })

  await composer(page).fill('A thought of mine')
  await action(page, 'facts').click()
  await expect(composer(page)).toHaveValue(`${filled(words.prompts.facts, both)}\n\nA thought of mine`)
  await action(page, 'ask').click()
  await expect(composer(page)).toBeFocused()
  await expect(page.getByText(words.askHint)).toBeVisible()
})

test('asks at once with the modifier, with the files', async ({ computer, bedrockServer, startApp }) => {
  bedrockServer.script(scripts.plainText('The two differ in one page.'))
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await dropPdfs(page, computer, ['one.pdf', 'two.v2.pdf'])
  await action(page, 'compare').click({ modifiers: ['ControlOrMeta'] })
  await expect(answers(page)).toContainText('The two differ in one page.')
  await answered(page)
  await expect(composer(page)).toHaveValue('')
  await expect(questions(page).getByRole('button', { name: attachmentsMessages.open('two.v2.pdf') })).toBeVisible()
  expectAllTaken(bedrockServer)
  const document = { document: expect.objectContaining({ format: 'pdf' }) }
  expect(bodies(bedrockServer)).toEqual([
    expect.objectContaining({
      messages: [{ role: 'user', content: expect.arrayContaining([document, document, { text: filled(words.prompts.compare, both) }]) }],
    }),
  ])
})

test('extracts the fields of a schema, and translates at once', async ({ computer, bedrockServer, startApp }) => {
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await addStarterSchema(page, 'invoice')
  await dropPdfs(page, computer, ['one.pdf'])
  await action(page, 'extract').press('Enter')
  await page.getByRole('menu', { name: words.schemaTitle }).getByRole('menuitem', { name: 'invoice' }).press('Enter')
  await inField(page, 'extract', one)
  await expect(page.getByText(composerMessages.schemaChip('invoice'), { exact: true })).toBeVisible()
  await page.getByRole('button', { name: composerMessages.removeSchema('invoice') }).click()

  await action(page, 'translate').press('Enter')
  const dialog = page.getByRole('dialog', { name: words.languageTitle })
  await dialog.getByLabel(words.language, { exact: true }).fill('Danish')
  await dialog.getByRole('button', { name: words.askNow }).press('Enter')
  await expect(answers(page)).toContainText('This is the test server.')
  await answered(page)
  expectAllTaken(bedrockServer)
  expect(JSON.stringify(streamed(bedrockServer)[0]?.body)).toContain('into Danish')
})

test('keeps a question that was edited over a restart, and puts the original back', async ({ computer, startApp }) => {
  const first = await startApp()
  await chooseProfile(first.page, 'work')
  await dropPdfs(first.page, computer, ['one.pdf'])
  const dialog = await edit(first.page, 'summarise')
  const field = dialog.getByLabel(words.editField, { exact: true })
  await expect(field).toHaveValue(words.prompts.summarise)
  await expectAccessible(first.page)
  await field.fill('')
  await expect(dialog.getByText(words.emptyPrompt)).toBeVisible()
  await field.fill('Say {size} of {names}')
  await expect(dialog.getByText(words.unknownPlaceholder('{size}'))).toBeVisible()
  await field.fill('Say what matters in {names}, in {length}.')
  await dialog.getByRole('button', { name: words.save, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect(first.page.locator(':focus')).toHaveCount(1)
  await first.page.getByRole('group', { name: words.length }).getByText(words.lengths.short, { exact: true }).click()
  await action(first.page, 'summarise').click()
  const own = `Say what matters in ${one}, in ${words.lengthWords.short}.`
  await expect(composer(first.page)).toHaveValue(own)
  await composer(first.page).fill('')
  await composer(first.page).blur()
  await first.close()

  const second = await startApp()
  await expect(second.page.getByRole('button', { name: attachmentsMessages.open('one.pdf') })).toBeVisible()
  await action(second.page, 'summarise').click()
  await expect(composer(second.page)).toHaveValue(own)
  const again = await edit(second.page, 'summarise')
  await again.getByRole('button', { name: words.original }).press('Enter')
  await expect(again.getByLabel(words.editField, { exact: true })).toHaveValue(words.prompts.summarise)
  await again.getByRole('button', { name: words.save, exact: true }).press('Enter')
  await again.waitFor({ state: 'detached' })
  await action(second.page, 'summarise').click()
  await inField(second.page, 'summarise', one, { length: words.lengthWords.short })
})
