import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from './app.fixture.ts'
import { answers, ask, askAndWait, chooseProfile, openConversation, questions, titled, writeKeyProfiles } from './steps.ts'

const long = Array.from({ length: 60 }, (_unused, index) => `Paragraph ${index + 1} of a long answer.`).join('\n\n')

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

test('shows a question where it is asked, however far up one was reading, and goes along with a window that changes', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([scripts.plainText(long), scripts.plainText('A short answer.'), scripts.plainText('Another one.')])
  await askAndWait(page, 'Write a lot')
  const scroller = page.locator('.transcript-scroll')
  const jump = page.getByRole('button', { name: transcriptMessages.jumpToLatest })
  await scroller.evaluate((element) => element.scrollTo(0, 0))
  await expect(jump).toBeVisible()
  await ask(page, 'And now?')
  await expect(questions(page).last()).toBeInViewport()
  await expect(jump).toHaveCount(0)

  // Larger text makes the content longer, and back again shorter: the browser moves the view, and nobody has scrolled.
  const textSize = (size: string): Promise<void> =>
    page.evaluate((value) => {
      document.documentElement.style.fontSize = value
    }, size)
  for (const size of ['200%', '', '150%', '']) {
    await textSize(size)
    await expect.poll(() => scroller.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop)).toBeLessThan(5)
  }
  await expect(jump).toHaveCount(0)
})

test('shows all of a short conversation after a restart', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  bedrockServer.script(['One.', 'Two.', 'Three.'].map((text) => scripts.plainText(text)))
  await askAndWait(before.page, 'First question')
  await askAndWait(before.page, 'Second question')
  await askAndWait(before.page, 'Third question')
  await titled(before.page, 'A title from the server')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await openConversation(page, 'A title from the server')
  await expect(questions(page)).toHaveCount(3)
  await expect(answers(page)).toHaveCount(3)
  await expect(questions(page).first()).toBeInViewport()
})

test('offers to jump to the end only where there is more below', async ({ startApp, awsEnvironment, bedrockServer }) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([scripts.plainText(long)])
  await askAndWait(page, 'Write a lot')
  const scroller = page.locator('.transcript-scroll')
  const jump = page.getByRole('button', { name: transcriptMessages.jumpToLatest })
  await scroller.evaluate((element) => element.scrollTo(0, 0))
  await expect(jump).toBeVisible()
  // All of it fits: there is nothing to scroll any more.
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '3px'
  })
  await expect(jump).toHaveCount(0)
})
