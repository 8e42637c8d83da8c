import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { appMessages } from '../../src/shared/messages/app.ts'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { fileDialogsMessages as words } from '../../src/shared/messages/file-dialogs.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { filesHolding } from '../support/files-below.ts'
import { makeReport, protectPdf } from '../support/make-pdf.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chip, sentBytes, tray, writeFiles } from './attach-steps.ts'
import { askAndWait, chooseProfile, openConversation, questions, titled, writeAwsProfile } from './steps.ts'

const password = 'canary-Öffne-dich-4711'
const wrong = 'canary-wrong-password-1147'
const name = 'locked.pdf'

test('asks for the password of a PDF, and keeps neither the right nor a wrong one', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const first = await startApp()
  await chooseProfile(first.page, 'work')
  await dropFiles(first.page, await writeFiles(computer, { [name]: protectPdf(await makeReport(), password) }))
  const way = tray(first.page).getByRole('button', { name: filePlanMessages.enterPassword })
  const dialog = first.page.getByRole('dialog', { name: words.passwordTitle(name) })
  const field = dialog.getByLabel(words.password)
  await expect(tray(first.page)).toContainText(attachmentsMessages.passwordTitle(name))

  await way.click()
  await expectAccessible(first.page)
  await dialog.getByRole('button', { name: appMessages.cancel }).click()
  await expect(dialog).toBeHidden()
  await expect(way).toBeFocused()

  await way.click()
  await field.press('Enter')
  await expect(dialog).toContainText(words.passwordMissing)
  await field.fill(wrong)
  await field.press('Enter')
  await expect(dialog).toContainText(attachmentsMessages.wrongPasswordTitle(name))
  await expect(field).toHaveValue('')
  await expectAccessible(first.page)
  await field.fill(password)
  await field.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(chip(first.page, name)).toContainText(attachmentsMessages.pages(3))
  await expect(way).toBeHidden()

  await askAndWait(first.page, 'What does it say?')
  const [sent = Buffer.alloc(0)] = sentBytes(bedrockServer, 'document')
  const opened = await PDFDocument.load(sent)
  expect(opened.getPageCount()).toBe(3)
  await titled(first.page, 'A title from the server')
  await first.close()

  const second = await startApp()
  await openConversation(second.page, 'A title from the server')
  await questions(second.page)
    .getByRole('button', { name: attachmentsMessages.open(name) })
    .click()
  const pane = second.page.getByRole('region', { name: documentMessages.pane(name) })
  await expect(pane.locator('canvas').first()).toBeVisible()
  await expect(pane).toContainText(documentMessages.ofPages(3))
  await second.close()
  for (const secret of [password, wrong]) expect(await filesHolding(join(computer, 'user-data'), secret)).toEqual([])
  expect(JSON.stringify(bedrockServer.requests)).not.toContain('canary')
})
