import { composerMessages } from '../../src/shared/messages/composer.ts'
import { searchMessages } from '../../src/shared/messages/search.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, composer, questions, reload, writeAwsProfile } from './steps.ts'

const words = Array.from({ length: 60 }, (_unused, index) => `word${index + 1}`).join(' ')

test('a reloaded window shows the running answer and follows it to its end', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  bedrockServer.script(scripts.gated(words))
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await ask(page, 'Count for me')
  bedrockServer.release(8)
  await expect(answers(page)).toContainText('word10')
  await reload(page)
  await page.getByText('Count for me').first().click()
  await expect(answers(page)).toContainText('word10')
  await expect(page.getByRole('button', { name: composerMessages.stop, exact: true })).toBeVisible()
  bedrockServer.release(1000)
  await answered(page)
  await expect(answers(page)).toContainText('word60')
  expect((await answers(page).innerText()).match(/word17\b/gu)).toHaveLength(1)
})

test('stops an answer with the keyboard, keeps its text and asks again', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  bedrockServer.script(scripts.gated(words))
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await composer(page).focus()
  await page.keyboard.type('Count for me')
  await page.keyboard.press('Enter')
  bedrockServer.release(8)
  await expect(answers(page)).toContainText('word10')
  await page.keyboard.press('Escape')
  await answered(page)
  await expect(answers(page)).toContainText('word10')
  await expect(answers(page)).toContainText(transcriptMessages.stopped)

  bedrockServer.script(scripts.plainText('Another answer.'))
  await composer(page).focus()
  await page.keyboard.type('And now')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('on two lines')
  await page.keyboard.press('Enter')
  await answered(page)
  await expect(questions(page).last()).toContainText('on two lines')
})

test('finds a conversation by the words of its answer in the palette', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  bedrockServer.script(scripts.plainText('The tide table for Emden'))
  await ask(page, 'When is high water?')
  await answered(page)
  await page.keyboard.press('ControlOrMeta+n')
  await expect(questions(page)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: searchMessages.title })).toBeFocused()
  await page.keyboard.type('tide emden')
  await expect(page.getByRole('option', { name: /tide/iu })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(questions(page)).toContainText('When is high water?')
})

test('typed before anything has loaded is kept', async ({ startApp }) => {
  const { page } = await startApp()
  await composer(page).pressSequentially('early words')
  await expect(composer(page)).toHaveValue('early words')
})
