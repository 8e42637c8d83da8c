import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { batchMessages } from '../../src/shared/messages/batch.ts'
import { quickActionsMessages } from '../../src/shared/messages/quick-actions.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { blockStop, delta, finish, start, stream, textDelta } from '../support/bedrock-server/script-steps.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { makePdf } from '../support/make-pdf.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { attach, expectPassages } from '../e2e/file-steps.ts'
import { answered, answers, ask, chooseProfile, fixtureFile, writeAwsProfile } from '../e2e/steps.ts'
import { capture } from './capture.ts'
import { resize } from './converse-steps.ts'

const passagesOfPage2 = [
  'The shop in Emden lost 9,400 euros and will close on 31 December 2026.',
  'Average sick leave fell from 14.2 to 11.8 days.',
] as const
/** What the answer says, the page it is from, and the words there. */
const statements = [
  [
    'Revenue was **1.84 million euros**, 12 % more than a year ago.',
    1,
    'revenue from July to September 2026 was 1.84 million euros, 12 % more than a year ago.',
  ],
  [' The new oven came two weeks late.', 1, 'The new oven in Bremen went into service on 14 August 2026, two weeks late.'],
  ['\n\n- The shop in Emden lost money and closes at the end of the year.', 2, passagesOfPage2[0]],
  ['\n- People are ill less: 11.8 days a year, down from 14.2.', 2, passagesOfPage2[1]],
  [
    '\n- Revenue is to be 7.3 million euros in 2026 and 7.9 million in 2027.',
    3,
    'We expect 7.3 million euros of revenue in 2026 and 7.9 million in 2027.',
  ],
] as const

const citing = stream(
  start,
  ...statements.flatMap(([text, page, passage], index) => [
    textDelta(text, index),
    delta(index, {
      citation: {
        title: 'Document 1',
        sourceContent: [{ text: passage }],
        location: { documentPage: { documentIndex: 0, start: page, end: page } },
      },
    }),
    blockStop(index),
  ]),
  ...finish('end_turn', 120),
)

test('an answer beside the passage that it cites', async ({ startApp, computer, bedrockServer }) => {
  await writeAwsProfile(computer, bedrockServer.url)
  const { page, electronApp } = await startApp()
  await resize(electronApp, 1200, 800)
  await chooseProfile(page, 'work')
  await attach(page, fixtureFile('letter.pdf'))
  bedrockServer.script(citing)
  bedrockServer.script(scripts.plainText('The third quarter in short'), 'converse')
  await ask(page, 'What should I know about the third quarter?')
  await answered(page)
  await answers(page)
    .last()
    .getByRole('button', { name: new RegExp(`^${transcriptMessages.source(2, '')}`, 'u') })
    .first()
    .click()
  await expectPassages(page, passagesOfPage2, '2')
  await page.mouse.move(500, 20)
  await capture(page, 'answer-cites-a-page')
})

const files = [
  ['Lease of the mill.pdf', 'The mill in Jever costs **4,200 euros a month** for five years, with a notice of six months (p. 1).'],
  ['Minutes of November.pdf', 'The board approved the budget of 2027 and put off the second oven (p. 1).'],
  ['Offer for an oven.pdf', 'The oven costs **86,000 euros**, delivered in ten weeks; the price holds until 15 January (p. 1).'],
  ['Report of the third quarter.pdf', 'Revenue grew by 12 % to'],
  ['Rules for deliveries.pdf', 'Deliveries come between'],
] as const
const answeredFiles = 3

test('one answer for each of several files, on the way', async ({ startApp, computer, bedrockServer }) => {
  test.setTimeout(120_000)
  await writeAwsProfile(computer, bedrockServer.url)
  const { page, electronApp } = await startApp()
  await resize(electronApp, 1200, 800)
  await chooseProfile(page, 'work')
  for (const [name] of files) {
    await writeFile(join(computer, name), await makePdf(name, [{ heading: name, lines: ['A page of Harbour Lane Bakery.'] }]))
    await attach(page, join(computer, name))
  }
  for (const [index, [, answer]] of files.entries()) {
    bedrockServer.script(index < answeredFiles ? scripts.plainText(answer) : scripts.gated(answer))
  }
  await page.getByRole('button', { name: quickActionsMessages.batch }).click()
  await page.getByRole('button', { name: quickActionsMessages.batchStart(files.length) }).click()
  await expect(page.locator('.batch-progress-words')).toHaveText(batchMessages.done(answeredFiles, files.length))
  await expect(page.locator('.batch-item[data-status="running"]')).toHaveCount(2)
  await page.mouse.move(1190, 20)
  await capture(page, 'batch-on-the-way')
  bedrockServer.release(100)
  await expect(page.locator('.batch-progress-words')).toHaveText(batchMessages.done(files.length, files.length))
})
