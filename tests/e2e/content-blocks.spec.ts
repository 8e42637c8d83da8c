import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import { toolCardsMessages } from '../../src/shared/messages/tool-cards.ts'
import { transcriptMessages as words } from '../../src/shared/messages/transcript.ts'
import * as blocks from '../support/bedrock-server/block-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { makeDocx, makeWorkbook } from '../support/make-office.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import {
  answered,
  answers,
  ask,
  bodies,
  chooseModel,
  chooseProfile,
  composer,
  expectAllTaken,
  openConversation,
  questions,
  titled,
  writeKeyProfiles,
} from './steps.ts'

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))

const kinds = [
  blocks.cited(),
  blocks.serverTool(),
  blocks.generatedImage(),
  blocks.failedImage(),
  blocks.redactedReasoning(),
  blocks.signatureOnly(),
  scripts.severalBlocks(),
  blocks.grounded(),
  scripts.oddOrder(),
]

const expectEveryKind = async (answer: (index: number) => Promise<Locator>): Promise<void> => {
  const sources = (await answer(0)).getByRole('group', { name: words.sources })
  await expect(sources.getByRole('listitem')).toHaveCount(5)
  for (const place of [
    words.sourcePages(2, 3),
    words.sourceCharacters('10', '24'),
    words.sourceSection(1),
    words.sourceResult(1),
    'example.org',
  ]) {
    await expect(sources.getByText(place, { exact: true }).last()).toBeVisible()
  }
  await expect((await answer(1)).getByText(toolCardsMessages.byService('nova_code_interpreter'), { exact: true })).toBeVisible()
  await expect(await answer(1)).toContainText('The answer is 42.')
  await expect((await answer(2)).getByRole('img', { name: words.mediaAlt('png') })).toBeVisible()
  await expect(await answer(3)).toContainText(words.imageNotMade)
  await expect(await answer(3)).toContainText(words.imageNotMadeFor('The image was filtered.'))
  await expect(await answer(4)).toContainText(/Reasoning hidden by the provider|The provider hides what about/u)
  await expect(await answer(5)).toContainText(/without a summary/u)
  await expect(await answer(6)).toContainText(/Reasoning|Thought for/u)
  await expect((await answer(7)).getByText(toolCardsMessages.byService('nova_grounding'), { exact: true })).toBeVisible()
  await expect((await answer(8)).getByText(words.unknownPart('hologram'))).toBeVisible()
}

/** Of a long conversation only what is near the screen is drawn: goes down until the message is. */
const scrolledTo = async (page: Page, position: number): Promise<Locator> => {
  const message = page.locator(`[data-message-position="${position}"]`)
  await expect(async () => {
    if ((await message.count()) === 0) await page.mouse.wheel(0, 300)
    await expect(message).toHaveCount(1, { timeout: 300 })
  }).toPass({ timeout: 15_000 })
  return message
}

test('shows every kind of block, the same again after a reload, and sends the conversation on', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  test.slow()
  const { page, close } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script(kinds)
  for (const index of kinds.keys()) {
    await ask(page, `Question ${index + 1}`)
    await answered(page)
  }
  await expectEveryKind((index) => Promise.resolve(answers(page).nth(index)))
  await expectAccessible(page)

  const cited = answers(page).first()
  await cited.getByRole('button', { name: words.source(2, 'Notes') }).press('Enter')
  await expect(cited.getByRole('listitem').nth(1)).toBeFocused()
  await cited.getByText(words.passages(1)).first().click()
  await expect(cited.getByText('It grew by 4 %.', { exact: true })).toBeVisible()
  const calculated = answers(page).nth(1)
  await calculated.locator('summary').press('Enter')
  await expect(calculated.getByText('print(6 * 7)')).toBeVisible()
  await expect(calculated.getByRole('tree').getByText('stdOut')).toBeVisible()
  await expectAccessible(page)
  await titled(page, 'A title from the server')
  await close()

  const again = await startApp(awsEnvironment)
  await openConversation(again.page, 'A title from the server')
  await answers(again.page).last().waitFor()
  await again.page.mouse.move(600, 300)
  await again.page.mouse.wheel(0, -10_000)
  await expectEveryKind((index) => scrolledTo(again.page, index * 2 + 2))
  await ask(again.page, 'And now all of it again')
  await answered(again.page)
  await chooseModel(again.page, 'us.amazon.nova-2-lite-v1:0')
  await ask(again.page, 'And to another model')
  await answered(again.page)
  await expect(answers(again.page).last()).toContainText('You asked')
  expect(JSON.stringify(bodies(bedrockServer).at(-2))).toContain('c2lnbmVk')
  expectAllTaken(bedrockServer)
})

test('sends Word and Excel files and a recording as they are, and says why where the model does not take it', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
  computer,
}) => {
  test.slow()
  const files = {
    'letter.docx': makeDocx(['The oven works since 14 August.']),
    'sums.xlsx': makeWorkbook([['Shops', [['Bremen', 17]]]]),
    'talk.wav': Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WAVEfmt '), Buffer.alloc(64)]),
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(computer, name), bytes)
  const base64 = (name: keyof typeof files): string => files[name].toString('base64')
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  const drop = async (...names: readonly (keyof typeof files)[]): Promise<void> => {
    await dropFiles(
      page,
      names.map((name) => join(computer, name)),
    )
    for (const name of names) {
      await expect(page.getByRole('button', { name: attachmentsMessages.remove(name) })).toBeVisible()
    }
  }

  await drop('letter.docx', 'sums.xlsx')
  await expectAccessible(page)
  await ask(page, 'Do these belong together?')
  await answered(page)
  await expect(
    questions(page)
      .last()
      .getByRole('button', { name: attachmentsMessages.open('letter.docx') }),
  ).toBeVisible()
  expect(bodies(bedrockServer).at(-1)).toMatchObject({
    messages: [
      {
        content: expect.arrayContaining([
          { document: expect.objectContaining({ format: 'docx', source: { bytes: base64('letter.docx') } }) },
          { document: expect.objectContaining({ format: 'xlsx', source: { bytes: base64('sums.xlsx') } }) },
        ]),
      },
    ],
  })

  await chooseModel(page, 'mistral.voxtral-small-24b-2507')
  await drop('talk.wav')
  await ask(page, 'What is being said?')
  await answered(page)
  expect(JSON.stringify(bodies(bedrockServer).at(-1))).toContain(
    JSON.stringify({ audio: { format: 'wav', source: { bytes: base64('talk.wav') } } }),
  )
  await chooseModel(page, 'us.amazon.nova-pro-v1:0')
  await drop('talk.wav')
  // Enter waits only so long to learn what the model takes.
  await expect(page.getByText(attachmentsMessages.noAudioTitle('talk.wav')).first()).toBeVisible()
  const sentBefore = bodies(bedrockServer).length
  await composer(page).fill('And you, what do you hear?')
  await composer(page).press('Enter')
  await expect(page.getByText(filePlanMessages.heldBack(1), { exact: true })).toBeVisible()
  await expect(page.getByText(attachmentsMessages.noAudioAdvice).first()).toBeVisible()
  await expectAccessible(page)
  expect(bodies(bedrockServer)).toHaveLength(sentBefore)
  expectAllTaken(bedrockServer)
})
