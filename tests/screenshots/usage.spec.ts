import { pricesViewMessages } from '../../src/shared/messages/prices-view.ts'
import { usageViewMessages as words } from '../../src/shared/messages/usage-view.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { answered, ask, chooseProfile, openSettings } from '../e2e/steps.ts'
import { capture } from './capture.ts'
import { resize, setTextSize, useModel, writeProfile, writeUsage } from './converse-steps.ts'

test('usage and prices', async ({ startApp, computer, awsEnvironment }) => {
  test.setTimeout(180_000)
  await writeProfile(computer)
  const first = await startApp(awsEnvironment)
  await resize(first.electronApp, 1200)
  await chooseProfile(first.page, 'work')
  await openSettings(first.page, 'usage')
  await expect(first.page.getByText(words.nothing)).toBeVisible()
  await capture(first.page, 'usage-empty')
  await first.page.keyboard.press('Escape')
  await useModel(first.page, 'claude sonnet 5.5')
  await ask(first.page, 'What did the third quarter bring?')
  await answered(first.page)
  await first.close()
  writeUsage(computer, Date.now())

  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200)
  await openSettings(page, 'usage')
  await page.getByLabel(words.budget).fill('10')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table').first()).toBeVisible()
  await capture(page, 'usage-month')
  await page
    .getByText(words.periods['this-year'], { exact: true })
    .or(page.getByRole('button', { name: /^Period/u }))
    .first()
    .click()
  const option = page.getByRole('option', { name: words.periods['this-year'] })
  if (await option.isVisible()) await option.click()
  await capture(page, 'usage-year')
  await page.getByText(words.models, { exact: true }).last().scrollIntoViewIfNeeded()
  await page.getByText(words.conversations, { exact: true }).last().scrollIntoViewIfNeeded()
  await capture(page, 'usage-tables')
  await resize(electronApp, 480, 760)
  await capture(page, 'usage-narrow')
  await resize(electronApp, 900, 760)
  await setTextSize(page, '200%')
  await capture(page, 'usage-large-text')
  await setTextSize(page, '')
  await resize(electronApp, 1200)

  await openSettings(page, 'prices')
  await expect(page.getByRole('table')).toBeVisible()
  await capture(page, 'prices')
  await page.getByLabel(pricesViewMessages.filter).fill('sonnet')
  await page
    .getByRole('button', { name: /^Edit the price/u })
    .first()
    .click()
  await capture(page, 'prices-edit')
  await page.getByRole('button', { name: pricesViewMessages.save, exact: true }).click()
  await page.getByRole('button', { name: pricesViewMessages.add, exact: true }).click()
  await capture(page, 'prices-add')
  await resize(electronApp, 480, 760)
  await capture(page, 'prices-narrow')
})
