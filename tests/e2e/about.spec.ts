import { settingsMessages as words } from '../../src/shared/messages/settings.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { chooseDemo, openSettings } from './steps.ts'

test('shows the licences of all parts, also without a network, and hides them again', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await openSettings(page, 'about')
  await page.getByRole('button', { name: words.showLicenceTexts }).press('Enter')
  const texts = page.getByRole('region', { name: words.licences })
  await expect(texts).toContainText('@aws-sdk/client-bedrock-runtime')
  await expect(texts).toContainText('Apache License')
  await expectAccessible(page)
  await page.getByRole('button', { name: words.hideLicenceTexts }).press('Enter')
  await expect(texts).toHaveCount(0)
})
