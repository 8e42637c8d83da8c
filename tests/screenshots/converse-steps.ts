import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { inferenceMessages } from '../../src/shared/messages/inference.ts'
import { modelPickerMessages } from '../../src/shared/messages/model-picker.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { dropFiles } from '../e2e/app.fixture.ts'
import { answers, fixtureFile, modelButton, writeKeyProfiles } from '../e2e/steps.ts'

export const resize = (app: ElectronApplication, width: number, height = 800): Promise<void> =>
  app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height])

export const setTextSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.style.fontSize = value
  }, size)

export const writeProfile = (computer: string): Promise<void> =>
  writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } })

/** Types an id that the list may have or not, and takes it. */
export const useModel = async (page: Page, id: string): Promise<void> => {
  await modelButton(page).click()
  await page.getByRole('combobox', { name: composerMessages.findModel }).fill(id)
  const typed = page.getByRole('option', { name: modelPickerMessages.typedId(id) })
  // The account's list may come while one chooses, and moves what a pointer aims at.
  if (id.startsWith('arn:')) await typed.click()
  else await page.getByRole('combobox', { name: composerMessages.findModel }).press('Enter')
  await expect(page.getByRole('listbox')).toHaveCount(0)
}

export const pane = (page: Page): Locator =>
  page.getByRole('region', { name: new RegExp(`^(?:${inferenceMessages.title}|${inferenceMessages.titleOfNew})$`, 'u') })

const group = (page: Page, name: keyof typeof inferenceMessages.groups): Locator =>
  pane(page).locator('details.inference-group').filter({ hasText: inferenceMessages.groups[name] })

/** Opens one group alone. */
export const openGroup = async (page: Page, name: keyof typeof inferenceMessages.groups): Promise<void> => {
  const heading = (of: keyof typeof inferenceMessages.groups): Locator =>
    pane(page).getByRole('heading', { name: inferenceMessages.groups[of], exact: true })
  const open = pane(page).locator('details[open] > summary')
  for (let left = await open.count(); left > 0; left -= 1) await open.first().click()
  await expect(open).toHaveCount(0)
  await heading(name).click()
  await expect(group(page, name).locator('.inference-fields').first()).toBeVisible()
}

/** Chooses the schema that was saved from the example of an invoice. */
export const chooseInvoice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: composerMessages.schema, exact: true }).click()
  await page
    .getByRole('menu')
    .getByText(/^invoice/u)
    .first()
    .click()
}

/** Drops the letter and waits until it has been read. */
export const dropLetter = async (page: Page): Promise<void> => {
  await dropFiles(page, [fixtureFile('letter.pdf')])
  await expect(page.getByRole('button', { name: attachmentsMessages.open('letter.pdf') }).locator('img')).toBeVisible()
}

export const openReply = async (page: Page, action: string): Promise<void> => {
  const newest = answers(page).last()
  await newest.hover()
  await newest.getByRole('button', { name: transcriptMessages.messageMenu }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

const dayMs = 86_400_000
const sonnet = { modelId: 'global.anthropic.claude-sonnet-5-5', input: 3, output: 15 } as const
const nova = { modelId: 'us.amazon.nova-pro-v1:0', input: 0.8, output: 3.2 } as const
const llama = { modelId: 'us.meta.llama3-3-70b-instruct-v1:0', input: 0.72, output: 0.72 } as const

/** Replies of half a year, more on some days than on others, in the conversations that are there and in one that is gone. */
export const writeUsage = (computer: string, now: number): void => {
  const database = new DatabaseSync(join(computer, 'user-data/outcrop.sqlite'))
  const row = database.prepare(
    `INSERT INTO usage (conversation_id, purpose, profile_id, region, model_id, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
      cost_usd, saved_usd, price_as_of, created_at) VALUES (?, 'reply', ?, 'us-east-1', ?, ?, ?, ?, ?, ?, ?, '2026-11-20', ?)`,
  )
  const conversations = database.prepare('SELECT id, profile_id FROM conversations').all()
  const first = conversations[0]
  const profileId = String(first?.['profile_id'])
  for (let day = 0; day < 180; day += 1) {
    const replies = (day * 7) % 5
    for (let reply = 0; reply < replies; reply += 1) {
      const { modelId, input, output } = [sonnet, sonnet, nova, llama][(day + reply) % 4] ?? sonnet
      const tokensIn = 1200 + ((day * 911 + reply * 577) % 9000)
      const tokensOut = 300 + ((day * 313 + reply * 97) % 1700)
      const read = modelId === sonnet.modelId ? 4000 : 0
      const cost = (tokensIn * input + tokensOut * output + read * input * 0.1) / 1e6
      const conversation = reply === 3 ? null : String(first?.['id'])
      const at = now - day * dayMs - reply * 60_000
      row.run(conversation, profileId, modelId, tokensIn, tokensOut, read, 0, cost, (read * input * 0.9) / 1e6, at)
    }
  }
  database.close()
}
