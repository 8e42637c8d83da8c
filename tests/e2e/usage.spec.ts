import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { appMessages } from '../../src/shared/messages/app.ts'
import { pricesMessages } from '../../src/shared/messages/prices.ts'
import { pricesViewMessages as prices } from '../../src/shared/messages/prices-view.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { sendCountMessages } from '../../src/shared/messages/send-count.ts'
import { usageViewMessages as words } from '../../src/shared/messages/usage-view.ts'
import { startPriceListServer, type PriceListServer } from '../support/aws/price-list-server.ts'
import { cached, tokens } from '../support/bedrock-server/option-scripts.ts'
import { openReply, saveInto } from './answer-steps.ts'
import { expect, expectAccessible, test as base } from './app.fixture.ts'
import {
  answered,
  answers,
  ask,
  chooseModel,
  chooseProfile,
  detail,
  leavePlace,
  openSettings,
  startNewConversation,
  writeKeyProfiles,
} from './steps.ts'

const test = base.extend<{ readonly priceList: PriceListServer }>({
  priceList: async ({}, use) => {
    const server = await startPriceListServer()
    await use(server)
    await server.close()
  },
})

/** A place where it is about noon: there no day and no month ends while a test runs. */
const noonPlace = (): { readonly TZ: string } => {
  const hours = 12 - new Date().getUTCHours()
  // East of Greenwich is less than nothing in these names.
  return { TZ: `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}` }
}

const nova = 'us.amazon.nova-pro-v1:0'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

const priceRow = (page: Page, model: string): Locator =>
  page.getByRole('table', { name: prices.table }).getByRole('row').filter({ hasText: model })

const figure = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: words.totals })
    .locator('.usage-figures > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first()

const table = (page: Page, title: string): Locator => page.getByRole('table', { name: title })

/** A person's own price, by keyboard: ten dollars for a million tokens in, a hundred for a million out. */
const setPrice = async (page: Page): Promise<void> => {
  await openSettings(page, 'prices')
  await page.getByLabel(prices.filter).fill('nova-pro')
  await priceRow(page, 'amazon.nova-pro-v1:0')
    .getByRole('button', { name: prices.editNamed('amazon.nova-pro-v1:0') })
    .press('Enter')
  await page.getByLabel(prices.input, { exact: true }).fill('10')
  await page.getByLabel(prices.output, { exact: true }).fill('100')
  await page.getByLabel(prices.output, { exact: true }).press('Enter')
  await expect(priceRow(page, prices.sources.user)).toHaveCount(1)
}

test('adds up what was used, by day, model, profile and conversation, and writes it as CSV', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  computer,
}) => {
  test.slow()
  const { page, electronApp } = await startApp({ ...awsEnvironment, ...noonPlace() })
  await chooseProfile(page, 'work')
  await openSettings(page, 'usage')
  await expect(page.getByText(words.nothing)).toBeVisible()
  await expect(page.getByRole('button', { name: words.exportCsv })).toBeDisabled()
  await expectAccessible(page)
  await setPrice(page)
  await leavePlace(page)
  await chooseModel(page, nova)
  bedrockServer.script([tokens(100_000, 10_000), cached({ read: 1000, write5m: 500, input: 20, output: 5 })])
  await ask(page, 'The first question')
  await answered(page)
  const footer = answers(page).last().locator('.answer-details')
  await expect(footer).toContainText('100,000 tokens in, 10,000 out')
  await expect(footer).toContainText('$2.00')
  await ask(page, 'The second question')
  await answered(page)
  await expect(footer).toContainText('66 % cached')
  const pane = await openReply(page, answers(page).last(), 'details')
  await expect(detail(pane, replyMessages.rows.cacheRead)).toHaveText('1,000')
  await expect(detail(pane, replyMessages.cacheWriteFor(replyMessages.ttl['5m']))).toHaveText('500')
  await expect(detail(pane, replyMessages.rows.stop)).toHaveText(replyMessages.stopReasons.end_turn)
  await expect(detail(pane, replyMessages.rows.requestId)).toHaveText(/^[0-9a-f-]{36}$/u)
  await expectAccessible(page)
  await startNewConversation(page)
  await chooseModel(page, 'us.anthropic.claude-sonnet-5-5')
  bedrockServer.script(tokens(1000, 1000))
  await ask(page, 'The third question')
  await answered(page)

  await openSettings(page, 'usage')
  await expect(figure(page, words.replies)).toHaveText('3')
  await expect(figure(page, words.cost)).toHaveText(/^about \$2\.0\d$/u)
  await expect(figure(page, words.tokensIn)).toHaveText(/^102\.\dK/u)
  await expect(page.getByRole('region', { name: words.totals })).toContainText(words.cacheShare('1K', '500'))
  await expect(page.getByRole('img', { name: new RegExp(`^${words.chartByDay}`, 'u') })).toBeVisible()
  await page.getByText(words.asTable).press('Enter')
  await expect(page.locator('.usage-chart-table').getByRole('row')).toHaveCount(2)
  await expect(page.locator('.usage-chart-table').getByRole('row').last()).toContainText('$2.0')
  await expect(table(page, words.models).getByRole('row')).toHaveCount(3)
  await expect(table(page, words.models).getByRole('row').nth(1)).toContainText('Nova Pro')
  await expect(table(page, words.profiles).getByRole('row')).toHaveCount(2)
  await expect(table(page, words.profiles).getByRole('row').last()).toContainText('work')
  await expect(table(page, words.conversations).getByRole('row')).toHaveCount(3)
  await expectAccessible(page)

  await saveInto(electronApp, computer)
  await page.getByRole('button', { name: words.exportCsv }).press('Enter')
  await expect(page.getByText(words.exported).first()).toBeVisible()
  const name = (await readdir(computer)).find((file) => file.endsWith('.csv')) ?? ''
  const lines = (await readFile(join(computer, name), 'utf8')).trim().split(/\r?\n/u)
  expect(lines[0]).toContain('createdAt,purpose,conversation,profileId,region,modelId,inputTokens,outputTokens')
  expect(lines.filter((line) => line.includes(',reply,'))).toHaveLength(3)
  expect(lines.find((line) => line.includes(',100000,10000,'))).toContain(`us-east-1,${nova},100000,10000,0,0,0,2,`)
  expect(lines.find((line) => line.includes(',20,5,1000,500,0,'))).toContain(nova)

  await page
    .getByRole('button', { name: words.period })
    .or(page.getByRole('combobox', { name: words.period }))
    .first()
    .press('Enter')
  await page.getByRole('option', { name: words.periods['last-month'] }).click()
  await expect(page.getByText(words.nothing)).toBeVisible()
})

test('warns once at 80 % and once at 100 % of the budget, and stops nothing', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp({ ...awsEnvironment, ...noonPlace() })
  await chooseProfile(page, 'work')
  await setPrice(page)
  await openSettings(page, 'usage')
  const budget = page.getByLabel(words.budget, { exact: true })
  await budget.fill('lots')
  await budget.press('Enter')
  await expect(page.getByText(words.budgetProblem)).toBeVisible()
  await budget.fill('2.40')
  await budget.press('Enter')
  await expect(page.getByText(/of \$2\.40 this month/u)).toBeVisible()
  await expectAccessible(page)
  await leavePlace(page)
  await chooseModel(page, nova)
  const warning = page.getByRole('region', { name: sendCountMessages.budgetLabel })
  bedrockServer.script([tokens(100_000, 10_000), tokens(10, 10), tokens(100_000, 10_000), tokens(10, 10)])
  await ask(page, 'The first question')
  await answered(page)
  await expect(warning).toContainText(sendCountMessages.budgetNear('$2.00', '$2.40'))
  await expectAccessible(page)
  await warning.getByRole('button', { name: sendCountMessages.dismiss }).press('Enter')
  await expect(warning).toHaveCount(0)
  await ask(page, 'The second question')
  await answered(page)
  await expect(warning).toHaveCount(0)
  await ask(page, 'The third question')
  await answered(page)
  await expect(warning).toContainText(/This month has cost about \$4\.0\d, more than its budget of \$2\.40\./u)
  await expectAccessible(page)
  await warning.getByRole('button', { name: sendCountMessages.showUsage }).press('Enter')
  await expect(page.getByText(/of \$2\.40 this month, 16\d %/u)).toBeVisible()
  await expectAccessible(page)
  await leavePlace(page)
  await warning.getByRole('button', { name: sendCountMessages.dismiss }).press('Enter')
  await ask(page, 'The fourth question')
  await answered(page)
  await expect(warning).toHaveCount(0)
})

test('changes a price, takes it back, adds one, and reads AWS’s public list', async ({ startApp, awsEnvironment, priceList }) => {
  test.slow()
  const { page } = await startApp({ ...awsEnvironment, AWS_ENDPOINT_URL_PRICING: priceList.url })
  await chooseProfile(page, 'work')
  await openSettings(page, 'prices')
  await expect(page.getByRole('table', { name: prices.table })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(prices.filter).fill('nova-pro')
  const row = priceRow(page, 'amazon.nova-pro-v1:0')
  const edit = row.getByRole('button', { name: prices.editNamed('amazon.nova-pro-v1:0') })
  await edit.press('Enter')
  const input = page.getByLabel(prices.input, { exact: true })
  await expect(input).toBeFocused()
  await input.fill('cheap')
  await input.press('Enter')
  await expect(page.getByText(prices.amountProblem)).toBeVisible()
  await expect(input).toBeFocused()
  await expectAccessible(page)
  await input.press('Escape')
  await expect(edit).toBeFocused()
  await setPrice(page)
  await expect(page.getByText(prices.saved).first()).toBeVisible()
  await expect(row).toContainText('100.00')
  await expectAccessible(page)
  await row.getByRole('button', { name: prices.takeBackNamed('amazon.nova-pro-v1:0') }).press('Enter')
  await expect(row).toContainText(prices.sources.bundled)
  await expect(edit).toBeFocused()

  await page.getByRole('button', { name: prices.add }).press('Enter')
  const model = page.getByLabel(prices.model, { exact: true })
  await expect(model).toBeFocused()
  await model.press('Enter')
  await expect(page.getByText(prices.modelProblem)).toBeVisible()
  await model.fill('acme.oracle-1-v1:0')
  await page.getByLabel(prices.input, { exact: true }).fill('1')
  await page.getByLabel(prices.output, { exact: true }).fill('2')
  await page.getByLabel(prices.output, { exact: true }).press('Enter')
  await page.getByLabel(prices.filter).fill('oracle')
  await expect(priceRow(page, 'acme.oracle-1-v1:0')).toContainText(prices.sources.user)

  const refresh = page.getByRole('region', { name: prices.refresh })
  const status = refresh.getByRole('status')
  await page.getByLabel(prices.filter).fill('sonnet-5-5')
  await refresh.getByLabel(prices.region).fill('somewhere')
  await expect(refresh.getByText(prices.regionProblem)).toBeVisible()
  await refresh.getByLabel(prices.region).fill('us-east-1')
  await refresh.getByRole('button', { name: prices.read }).press('Enter')
  await expect(status).toHaveText(/^\d+ prices are new$/u)
  await expect(priceRow(page, 'anthropic.claude-sonnet-5-5').filter({ hasText: '2.20' })).toContainText(prices.sources.aws)
  await expectAccessible(page)
  await refresh.getByRole('button', { name: prices.read }).press('Enter')
  await expect(status).toHaveText(prices.upToDate)
  priceList.fail(500)
  await refresh.getByRole('button', { name: prices.read }).press('Enter')
  await expect(refresh.getByText(pricesMessages.failedTitle)).toBeVisible()
  await expect(priceRow(page, 'anthropic.claude-sonnet-5-5').filter({ hasText: '2.20' })).toHaveCount(1)
  await expectAccessible(page)
  await priceList.close()
  await refresh.getByRole('button', { name: prices.read }).press('Enter')
  await refresh.getByText(appMessages.details, { exact: true }).click()
  await expect(refresh.getByText(/ECONNREFUSED/u)).toBeVisible()
  await expect(priceRow(page, 'anthropic.claude-sonnet-5-5').filter({ hasText: '2.20' })).toHaveCount(1)
  await page.getByLabel(prices.filter).fill('oracle')
  await expect(priceRow(page, 'acme.oracle-1-v1:0')).toContainText(prices.sources.user)
  expect(priceList.requests.every(({ path }) => path.includes('us-east-1'))).toBe(true)
})
