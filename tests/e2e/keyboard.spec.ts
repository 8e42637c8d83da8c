import { composerMessages } from '../../src/shared/messages/composer.ts'
import { inferenceMessages } from '../../src/shared/messages/inference.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { sendCountMessages } from '../../src/shared/messages/send-count.ts'
import { transcriptMessages as words } from '../../src/shared/messages/transcript.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, composer, writeAwsProfile } from './steps.ts'

test('panes, menus and the meter are used by keyboard alone and give the focus back', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  bedrockServer.script(scripts.plainText('Forty-two.'))
  await ask(page, 'What is the answer?')
  await answered(page)
  await expect(composer(page)).toBeFocused()

  await page.keyboard.press('ControlOrMeta+.')
  const settings = page.getByRole('region', { name: inferenceMessages.title })
  await expect(settings).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(settings.locator('summary').first()).toBeFocused()
  // A tooltip that is still there takes the first Escape.
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await expect(composer(page)).toBeFocused()

  const more = answers(page).last().getByRole('button', { name: words.messageMenu })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: words.copyAnswer }).press('Enter')
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: words.details, exact: true }).press('Enter')
  const reply = page.getByRole('region', { name: replyMessages.title, exact: true })
  await expect(reply).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(reply.getByRole('radio', { name: replyMessages.details })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(reply.getByText(replyMessages.sentJson, { exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(reply.getByRole('group', { name: replyMessages.title, exact: true })).toBeFocused()
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(reply).toHaveCount(0)
  await expect(answers(page).last()).toBeFocused()

  const meter = page.getByRole('button', { name: /^Next send/u })
  await meter.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: sendCountMessages.title })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(meter).toBeFocused()

  await page.getByRole('button', { name: composerMessages.schema, exact: true }).press('Enter')
  await page.getByRole('menuitemradio', { name: composerMessages.noSchema }).press('Enter')
  await expect(composer(page)).toBeFocused()
})
