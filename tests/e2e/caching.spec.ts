import { adjustmentsMessages } from '../../src/shared/messages/adjustments.ts'
import { inferenceMessages as words } from '../../src/shared/messages/inference.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { sendCountMessages } from '../../src/shared/messages/send-count.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { cached } from '../support/bedrock-server/option-scripts.ts'
import { cachingRefused } from '../support/bedrock-server/refusal-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import {
  answers,
  askAndWait,
  bodies,
  choose,
  chooseModel,
  chooseProfile,
  detail,
  expectAllTaken,
  fieldGroup,
  inferencePane,
  openDetails,
  openInference,
  questions,
  shownModel,
  startNewConversation,
  titled,
  unfold,
  writeKeyProfiles,
} from './steps.ts'

const long = { cachePoint: { type: 'default', ttl: '1h' } }
const short = { cachePoint: { type: 'default' } }

test.beforeEach(({ computer }) => writeKeyProfiles(computer, { work: { keyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' } }))
test.afterEach(({ bedrockServer }) => expectAllTaken(bedrockServer))

test('caches by itself where it pays off, and shows hits, writes and savings of the answer and the conversation', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([cached({ write1h: 3000, write5m: 500 }), cached({ read: 300_000, write5m: 400, input: 100 })])
  await askAndWait(page, 'First')
  await askAndWait(page, 'Second')
  expect(bodies(bedrockServer)).toMatchObject([
    { messages: [{ role: 'user', content: [{ text: 'First' }, short] }] },
    {
      messages: [
        { role: 'user', content: [{ text: 'First' }, short] },
        { role: 'assistant', content: [{ text: 'From the cache.' }] },
        { role: 'user', content: [{ text: 'Second' }, short] },
      ],
    },
  ])
  const ends = bodies(bedrockServer).map((body) => [
    JSON.stringify(body).includes(`${JSON.stringify(long)}]},`),
    JSON.stringify(body).match(/cachePoint/gu)?.length,
  ])
  expect(ends).toEqual([
    [true, 3],
    [true, 4],
  ])
  await expect(answers(page).last()).toContainText(transcriptMessages.cached(100))
  await expect(answers(page).last()).toContainText(/\$\d+\.\d+ saved/u)
  await expect(answers(page).first()).toContainText(/more for writing the cache/u)

  const first = await openDetails(page, answers(page).first())
  await expect(detail(first, replyMessages.cacheWriteFor(replyMessages.ttl['1h']))).toHaveText('3,000')
  await expect(detail(first, replyMessages.cacheWriteFor(replyMessages.ttl['5m']))).toHaveText('500')
  const second = await openDetails(page, answers(page).last())
  await expect(detail(second, replyMessages.rows.cacheRead)).toHaveText('300,000')
  await expect(detail(second, replyMessages.rows.saved)).toHaveText(/^\$\d+\.\d+$/u)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Next send: / }).click()
  await expect(page.getByRole('dialog', { name: sendCountMessages.title })).toContainText(/saved by caching/u)
  await expectAccessible(page)
})

test('caches by hand: each place for its own time, no longer than the place before it', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await openInference(page)
  await unfold(page, 'caching')
  const mode = fieldGroup(page, words.caching)
  await mode.getByRole('radio', { name: words.cachingModes.automatic }).press('ArrowDown')
  await expect(mode.getByRole('radio', { name: words.cachingModes.manual })).toBeChecked()
  await choose(page, words.cachePlaces.tools, words.cacheLifetimes['5m'])
  await expect(inferencePane(page).getByText(words.lifetimeOrder).first()).toBeVisible()
  await expectAccessible(page)
  await askAndWait(page, 'First')
  await choose(page, words.cachePlaces.tools, words.cacheLifetimes.off)
  await choose(page, words.cachePlaces.messages, words.cacheLifetimes['1h'])
  await expect(inferencePane(page).getByText(words.lifetimeOrder)).toHaveCount(0)
  await askAndWait(page, 'Second')
  await choose(page, words.cachePlaces.system, words.cacheLifetimes.off)
  await choose(page, words.cachePlaces.messages, words.cacheLifetimes.off)
  await askAndWait(page, 'Third')
  await choose(page, words.caching, words.cachingModes.off)
  await askAndWait(page, 'Fourth')
  const pointsIn = (body: unknown): readonly string[] => JSON.stringify(body).match(/\{"cachePoint":\{[^}]*\}\}/gu) ?? []
  const [shortText, longText] = [JSON.stringify(short), JSON.stringify(long)]
  expect(bodies(bedrockServer).map(pointsIn)).toEqual([
    [shortText, shortText, shortText].map(() => expect.stringContaining('default')),
    [longText, longText].map(() => expect.stringContaining('1h')),
    [],
    [],
  ])
  expect(bodies(bedrockServer)[0]).toMatchObject({ system: [{}, short], messages: [{ content: [{}, short] }] })
  expect(bodies(bedrockServer)[1]).toMatchObject({ system: [{}, long], messages: [{}, {}, { content: [{}, long] }] })
})

test('sets a cache point behind a message from its menu, keeps it over a restart and takes it away', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const before = await startApp(awsEnvironment)
  await chooseProfile(before.page, 'work')
  await openInference(before.page)
  await unfold(before.page, 'caching')
  await choose(before.page, words.caching, words.cachingModes.manual)
  for (const place of ['tools', 'system', 'messages'] as const) {
    await choose(before.page, words.cachePlaces[place], words.cacheLifetimes.off)
  }
  bedrockServer.script(scripts.plainText('A kept question'), 'converse')
  await askAndWait(before.page, 'First')
  await questions(before.page).first().getByRole('button', { name: transcriptMessages.messageMenu }).press('Enter')
  await before.page.getByRole('menuitem', { name: transcriptMessages.cacheHere }).press('Enter')
  await expect(inferencePane(before.page).getByText(words.cachePoints(1))).toBeVisible()
  await expectAccessible(before.page)
  await titled(before.page, 'A kept question')
  await before.close()

  const { page } = await startApp(awsEnvironment)
  await page.getByRole('button', { name: 'A kept question' }).first().click()
  await askAndWait(page, 'Second')
  await openInference(page)
  await unfold(page, 'caching')
  await inferencePane(page).getByRole('button', { name: words.removeCachePoints }).click()
  await expect(inferencePane(page).getByText(words.cachePoints(1))).toHaveCount(0)
  await askAndWait(page, 'Third')
  expect(bodies(bedrockServer).map((body) => JSON.stringify(body).match(/cachePoint/gu)?.length ?? 0)).toEqual([0, 1, 0])
  expect(bodies(bedrockServer)[1]).toMatchObject({ messages: [{ content: [{ text: 'First' }, short] }, {}, {}] })
})

test('sends a family only the cache points that it takes, and none to one that keeps nothing', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.amazon.nova-lite-v1:0')
  await openInference(page)
  await unfold(page, 'caching')
  await choose(page, words.caching, words.cachingModes.manual)
  await expect(fieldGroup(page, words.cachePlaces.tools).first().getByRole('radio').first()).toBeDisabled()
  await expect(fieldGroup(page, words.cachePlaces.messages).first().getByRole('radio', { name: words.cacheLifetimes['1h'] })).toHaveCount(0)
  await askAndWait(page, 'First')
  expect(bodies(bedrockServer)).toMatchObject([{ system: [{}, short], messages: [{ content: [{ text: 'First' }, short] }] }])
  expect(JSON.stringify(bodies(bedrockServer)[0])).not.toContain('ttl')
  await startNewConversation(page)
  await chooseModel(page, 'us.meta.llama3-3-70b-instruct-v1:0')
  await expect(fieldGroup(page, words.caching).getByRole('radio').first()).toBeDisabled()
  await expect(
    inferencePane(page)
      .getByText(words.against.caching(await shownModel(page)))
      .first(),
  ).toBeVisible()
  await expectAccessible(page)
  await askAndWait(page, 'Second')
  expect(JSON.stringify(bodies(bedrockServer)[1])).not.toContain('cachePoint')
})

test('asks again without cache points where the account may not use them, and leaves them out from then on', async ({
  startApp,
  awsEnvironment,
  bedrockServer,
}) => {
  const { page } = await startApp(awsEnvironment)
  await chooseProfile(page, 'work')
  bedrockServer.script([cachingRefused(), scripts.plainText('Without.')])
  await askAndWait(page, 'First')
  await expect(answers(page).last()).toContainText('Without.')
  await expect(answers(page).last()).toContainText(transcriptMessages.leftOutForModel(adjustmentsMessages.leftOut['cache-points-left-out']))
  await askAndWait(page, 'Second')
  expect(bodies(bedrockServer).map((body) => JSON.stringify(body).includes('cachePoint'))).toEqual([true, false, false])
})
