import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, questions, streamed, writeAwsProfile } from './steps.ts'

const words = Array.from({ length: 60 }, (_unused, index) => `word${index + 1}`).join(' ')
/** What the promise gives the disk: text on the screen for this long is kept. */
const promisedMs = 250

test('keeps the question and all text that was on the screen when the process is killed', async ({ computer, bedrockServer, startApp }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  bedrockServer.script(scripts.gated(words))
  const first = await startApp()
  await chooseProfile(first.page, 'work')
  await ask(first.page, 'Count for me')
  bedrockServer.release(8)
  await expect(answers(first.page)).toContainText('word10')
  const seen = (await answers(first.page).innerText()).match(/word\d+/gu) ?? []
  await first.page.waitForTimeout(promisedMs)
  await first.kill()

  const second = await startApp()
  await second.page.getByText('Count for me').first().click()
  await expect(questions(second.page)).toContainText('Count for me')
  const answer = answers(second.page)
  await expect(answer).toContainText(seen.at(-2) ?? 'nothing was seen')
  for (const word of seen.slice(0, -1)) await expect(answer).toContainText(word)
  const again = second.page.getByRole('button', { name: transcriptMessages.continueAnswer }).first()
  await expect(again).toBeVisible()
  await expect(second.page.getByRole('button', { name: transcriptMessages.retry }).first()).toBeVisible()

  bedrockServer.script(scripts.plainText('And so on.'))
  await again.click()
  await answered(second.page)
  await expect(answers(second.page).last()).toContainText('And so on.')
  expect(streamed(bedrockServer).at(-1)?.rejection).toBeNull()
})

test('says that an answer is not the whole when the connection ends early, and asks again on Retry', async ({
  computer,
  bedrockServer,
  startApp,
}) => {
  await writeAwsProfile(computer, bedrockServer.url)
  bedrockServer.script([scripts.cleanEndAfter(4), scripts.plainText('The whole answer.')])
  const { page } = await startApp()
  await chooseProfile(page, 'work')
  await ask(page, 'Tell me')
  await expect(answers(page)).toContainText('piece 4')
  await page.getByRole('button', { name: transcriptMessages.retry }).first().click()
  await expect(answers(page).last()).toContainText('The whole answer.')
  await expect(answers(page)).toHaveCount(1)
})
