import { join } from 'node:path'
import { copyFile } from 'node:fs/promises'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import {
  answered,
  answers,
  ask,
  chooseProfile,
  composer,
  fixtureFile,
  openConversation,
  questions,
  streamed,
  titled,
  writeAwsProfile,
} from './steps.ts'

const summary = '## Summary\n\nRevenue grew by **12 %** (p. 2).\n\n| Quarter | Revenue |\n| --- | ---: |\n| Q1 | 4.2 |\n'

test('drops a PDF, reads a streamed summary, asks on, and finds everything again offline', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const file = join(computer, 'Quartal Ü—report_2025 📄.final.pdf')
  await copyFile(fixtureFile('letter.pdf'), file)
  bedrockServer.script(scripts.gated(summary))
  bedrockServer.script(scripts.plainText('Quarterly report in brief'), 'converse')

  const first = await startApp()
  await expectAccessible(first.page)
  await chooseProfile(first.page, 'work')

  await dropFiles(first.page, [file])
  const chip = first.page.getByRole('button', { name: attachmentsMessages.open('Quartal Ü—report_2025 📄.final.pdf') })
  await expect(chip).toContainText(attachmentsMessages.pages(3))
  await expect(chip.getByRole('img').or(chip.locator('img')).first()).toBeVisible()
  await expectAccessible(first.page)

  await ask(first.page, 'Summarise this')
  const stop = first.page.getByRole('button', { name: composerMessages.stop, exact: true })
  await expect(stop).toBeVisible()
  bedrockServer.release(4)
  await expect(answers(first.page).getByRole('heading', { name: 'Summary' })).toBeVisible()
  await expect(stop).toBeVisible()
  bedrockServer.release(1000)
  await answered(first.page)
  await expect(answers(first.page).getByRole('table')).toContainText('4.2')
  await expect(answers(first.page).locator('strong')).toHaveText('12 %')
  await expectAccessible(first.page)

  const request = bedrockServer.requests.find(({ operation }) => operation === 'converse-stream')
  expect(request?.rejection).toBeNull()
  expect(request?.httpVersion).toBe('1.1')
  expect(request?.body).toMatchObject({
    messages: [
      {
        role: 'user',
        content: expect.arrayContaining([
          {
            document: {
              format: 'pdf',
              name: expect.stringMatching(/^[A-Za-z0-9 \-()[\]]{1,200}$/u),
              source: { bytes: expect.any(String) },
              citations: { enabled: true },
            },
          },
        ]),
      },
    ],
  })

  await expect(
    first.page.getByRole('navigation').getByText('Quarterly report in brief').or(first.page.getByText('Quarterly report in brief')).first(),
  ).toBeVisible()

  bedrockServer.script(scripts.plainText('It was the second quarter.'))
  await ask(first.page, 'Which quarter was best?')
  await answered(first.page)
  await expect(questions(first.page)).toHaveCount(2)
  expect(streamed(bedrockServer).at(-1)?.rejection).toBeNull()

  await first.page.keyboard.press('ControlOrMeta+n')
  await expect(questions(first.page)).toHaveCount(0)
  bedrockServer.script(scripts.plainText('Good morning.'))
  await ask(first.page, 'Hello')
  await answered(first.page)
  await composer(first.page).fill('A thought that was not sent')
  await composer(first.page).blur()
  await titled(first.page, 'A title from the server')
  await first.close()
  await bedrockServer.close()

  const second = await startApp()
  await second.page.getByText('Quarterly report in brief').first().click()
  await expect(questions(second.page)).toHaveCount(2)
  await expect(answers(second.page).getByRole('table')).toContainText('4.2')
  const storedChip = questions(second.page).getByRole('button', { name: attachmentsMessages.open('Quartal Ü—report_2025 📄.final.pdf') })
  await storedChip.click()
  const pane = second.page
    .getByRole('region', { name: documentMessages.pane('Quartal Ü—report_2025 📄.final.pdf') })
    .or(second.page.getByRole('complementary'))
    .first()
  await expect(pane.locator('canvas').first()).toBeVisible()
  await expect(pane).toContainText(documentMessages.ofPages(3))
  await expectAccessible(second.page)

  await openConversation(second.page, 'A title from the server')
  await expect(composer(second.page)).toHaveValue('A thought that was not sent')
})

test('renames and deletes conversations, and offers to take a deletion back', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  bedrockServer.script(scripts.plainText('A title by itself'), 'converse')
  await ask(page, 'First')
  await answered(page)
  await expect(page.getByText('A title by itself').first()).toBeVisible()

  await page.getByRole('button', { name: conversationsMessages.more('A title by itself') }).click()
  await page.getByRole('menuitem', { name: conversationsMessages.rename }).click()
  const field = page.getByRole('textbox', { name: conversationsMessages.titleField })
  await field.fill('Mine now')
  await field.press('Enter')
  await expect(page.getByText('Mine now').first()).toBeVisible()

  await page.getByRole('button', { name: conversationsMessages.more('Mine now') }).click()
  await page.getByRole('menuitem', { name: conversationsMessages.remove }).click()
  await expect(page.getByRole('button', { name: conversationsMessages.more('Mine now') })).toHaveCount(0)
  await page.getByRole('button', { name: conversationsMessages.undo }).click()
  await expect(page.getByRole('button', { name: conversationsMessages.more('Mine now') })).toHaveCount(1)
})
