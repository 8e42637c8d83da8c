import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { expect, expectAccessible, dropFiles, test } from './app.fixture.ts'
import { answered, answers, ask, chooseDemo, fixtureFile } from './steps.ts'

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

test('calls a tool when asked to calculate', async ({ startApp }) => {
  const { page } = await startApp()
  await chooseDemo(page)
  await ask(page, 'What is 21 * 2?')
  await answered(page)
  await expect(answers(page).last()).toContainText('42')
})
