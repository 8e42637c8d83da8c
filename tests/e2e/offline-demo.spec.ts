import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { credentialsMessages } from '../../src/shared/messages/credentials.ts'
import { modelPickerMessages } from '../../src/shared/messages/model-picker.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { expect, expectAccessible, dropFiles, test } from './app.fixture.ts'
import { answered, answers, ask, chooseDemo, composer, fixtureFile, modelButton, openSettings } from './steps.ts'

test('summarises a PDF with page numbers and no network', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await dropFiles(page, [fixtureFile('letter.pdf')])
  await expect(page.getByRole('button', { name: attachmentsMessages.open('letter.pdf') })).toContainText(attachmentsMessages.pages(3))
  await ask(page, 'Summarise this')
  await answered(page)
  const sources = answers(page).getByRole('group', { name: transcriptMessages.sources })
  for (const number of [1, 2, 3]) await expect(sources.getByText(transcriptMessages.sourcePage(number), { exact: true })).toBeAttached()
  await expectAccessible(page)
})

test('says what is missing before a profile is chosen, and nothing of it afterwards', async ({ startApp }) => {
  const { page } = await startApp()
  await modelButton(page).click()
  await expect(page.getByText(composerMessages.modelsOfProfile)).toBeVisible()
  await page.keyboard.press('Escape')
  await composer(page).fill('What can you do?')
  await composer(page).press('Enter')
  const notice = page.getByText(composerMessages.noProfileTitle, { exact: true })
  await expect(notice).toBeVisible()
  await chooseDemo(page)
  await expect(notice).toHaveCount(0)
  await modelButton(page).click()
  await expect(page.getByRole('option')).toContainText(modelPickerMessages.noNetwork)
  await page.keyboard.press('Escape')
  await composer(page).press('Enter')
  await expect(answers(page)).toHaveCount(1)
  await answered(page)
  await openSettings(page, 'usage')
  await expect(page.getByRole('rowheader', { name: credentialsMessages.demoName })).toBeVisible()
})

test('calls a tool when asked to calculate', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await ask(page, 'What is 21 * 2?')
  await answered(page)
  await expect(answers(page).last()).toContainText('42')
})
