import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { dropFiles, expect, test } from '../e2e/app.fixture.ts'
import { answered, answers, ask, chooseProfile, composer, fixtureFile, questions, writeAwsProfile } from '../e2e/steps.ts'
import { capture } from './capture.ts'

const summary = [
  '## Third quarter in brief',
  '',
  'Revenue from July to September was **1.84 million euros**, 12 % more than a year ago (p. 1). The new oven in Bremen went into service two weeks late.',
  '',
  '- 17 shops, 143 people; sick leave fell to 11.8 days (p. 2)',
  '- The shop in Emden lost 9,400 euros and closes on 31 December (p. 2)',
  '- Outlook: 7.3 million euros in 2026, 7.9 million in 2027 (p. 3)',
  '',
  '| Figure | Value | Page |',
  '| --- | ---: | ---: |',
  '| Revenue | 1.84 million € | 1 |',
  '| Growth | 12 % | 1 |',
  '| People | 143 | 2 |',
  '',
  '```sql',
  'select quarter, sum(revenue) from sales where year = 2026 group by quarter',
  '```',
  '',
].join('\n')

test('every main screen, light and dark', async ({ startApp, computer, bedrockServer }) => {
  test.setTimeout(240_000)
  await writeAwsProfile(computer, bedrockServer.url)
  const { page } = await startApp()
  await capture(page, 'welcome')
  await chooseProfile(page, 'work')
  await capture(page, 'empty')

  await dropFiles(page, [fixtureFile('letter.pdf'), fixtureFile('password.pdf')])
  await expect(page.getByRole('button', { name: attachmentsMessages.open('letter.pdf') }).locator('img')).toBeVisible()
  await capture(page, 'composer-files')
  await page.getByRole('button', { name: attachmentsMessages.dismiss('password.pdf') }).click()

  bedrockServer.script(scripts.gated(summary))
  bedrockServer.script(scripts.plainText('Third quarter in brief'), 'converse')
  await ask(page, 'Summarise this')
  bedrockServer.release(30)
  await expect(answers(page)).toContainText('1.84 million')
  await capture(page, 'streaming')
  bedrockServer.release(1000)
  await answered(page)
  await expect(page.getByText('Third quarter in brief').first()).toBeVisible()
  await capture(page, 'conversation')

  await questions(page)
    .getByRole('button', { name: attachmentsMessages.open('letter.pdf') })
    .click()
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.getByRole('button', { name: transcriptMessages.jumpToLatest }).click()
  await expect(page.getByRole('button', { name: transcriptMessages.jumpToLatest })).toHaveCount(0)
  await capture(page, 'document')
  await page.getByRole('button', { name: documentMessages.closePane }).click()

  bedrockServer.script(scripts.toolUse('calculator', { expression: '1.84 * 1.12' }))
  bedrockServer.script(scripts.plainText('With another 12 % it would be 2.06 million euros.'))
  await ask(page, 'And with the same growth again?')
  await answered(page)
  await capture(page, 'tool-call')

  bedrockServer.script(scripts.cleanEndAfter(6))
  await ask(page, 'Go on')
  await expect(page.getByRole('button', { name: transcriptMessages.continueAnswer })).toBeVisible()
  await capture(page, 'interrupted')

  bedrockServer.script(scripts.accessDenied())
  await ask(page, 'And now?')
  await answered(page)
  await expect(answers(page).last()).toHaveAttribute('data-message-status', 'failed')
  await capture(page, 'failed')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('quarter')
  await expect(page.getByRole('option').first()).toBeVisible()
  await capture(page, 'palette')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+,')
  for (const section of ['general', 'aws', 'network', 'replies', 'about'] as const) {
    await page
      .getByRole('button', { name: settingsMessages.sections[section], exact: true })
      .or(page.getByRole('tab', { name: settingsMessages.sections[section] }))
      .or(page.getByRole('link', { name: settingsMessages.sections[section] }))
      .first()
      .click()
    await capture(page, `settings-${section}`)
  }
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: conversationsMessages.more('Third quarter in brief') }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await capture(page, 'menu')
  await page.keyboard.press('Escape')
  await composer(page).focus()
})

test('a narrow window and large text', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page, electronApp } = await startApp()
  await chooseProfile(page, 'work')
  bedrockServer.script(scripts.plainText(summary))
  await ask(page, 'Summarise this')
  await answered(page)
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(480, 760))
  await capture(page, 'narrow')
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(600, 760))
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await capture(page, 'large-text')
})
