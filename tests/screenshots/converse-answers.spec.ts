import type { Page } from '@playwright/test'
import { inferenceMessages } from '../../src/shared/messages/inference.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { schemaLibraryMessages } from '../../src/shared/messages/schema-library.ts'
import { searchMessages } from '../../src/shared/messages/search.ts'
import { structuredMessages } from '../../src/shared/messages/structured.ts'
import { approvalsMessages } from '../../src/shared/messages/approvals.ts'
import { transcriptMessages as words } from '../../src/shared/messages/transcript.ts'
import * as blocks from '../support/bedrock-server/block-scripts.ts'
import * as guardrails from '../support/bedrock-server/guardrail-scripts.ts'
import * as options from '../support/bedrock-server/option-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { answered, answers, ask, chooseProfile, leavePlace, openSettings, runFromPalette } from '../e2e/steps.ts'
import { capture } from './capture.ts'
import { chooseInvoice, dropLetter, openReply, resize, setTextSize, useModel, writeProfile } from './converse-steps.ts'

const invoice = {
  number: '2026-0417',
  date: '2026-11-03',
  seller: 'Weser Oven Works, Bremen',
  buyer: 'Hansa Bakeries',
  items: [
    { description: 'Deck oven, four decks', quantity: 1, price: 18_400 },
    { description: 'Delivery and installation', quantity: 1, price: 1250 },
  ],
  total: 23_383.5,
  currency: 'EUR',
}

const answer = async (page: Page, question: string): Promise<void> => {
  await ask(page, question)
  await answered(page)
}

test('what an answer can hold, and the pane about it', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  test.setTimeout(240_000)
  await writeProfile(computer)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200)
  await chooseProfile(page, 'work')
  await useModel(page, 'claude sonnet 5.5')
  await dropLetter(page)
  bedrockServer.script(blocks.cited())
  await answer(page, 'How much did it grow?')
  await capture(page, 'answer-citations')
  bedrockServer.script(scripts.severalBlocks())
  await answer(page, 'Think about it.')
  await capture(page, 'answer-reasoning')
  await answers(page).last().locator('summary').first().click()
  await capture(page, 'answer-reasoning-open')
  bedrockServer.script([blocks.redactedReasoning(), blocks.signatureOnly(), blocks.serverTool()])
  for (const question of ['And hidden?', 'And unspoken?', 'Calculate it.']) await answer(page, question)
  for (const card of await answers(page).last().locator('summary').all()) await card.click()
  await capture(page, 'answer-server-tool')
  bedrockServer.script([blocks.generatedImage(), blocks.failedImage()])
  for (const question of ['Draw it.', 'Draw it again.']) await answer(page, question)
  await capture(page, 'answer-image')
  bedrockServer.script([
    scripts.toolUse('change_settings', { temperature: 0.2, maxTokens: 2000 }),
    scripts.plainText('Answers are soberer now.'),
  ])
  await ask(page, 'Be more sober.')
  await expect(page.getByRole('button', { name: approvalsMessages.allowOnce, exact: true })).toBeEnabled()
  await capture(page, 'answer-approval')
  await page.getByRole('button', { name: approvalsMessages.deny, exact: true }).click()
  await answered(page)
  await capture(page, 'answer-denied')

  bedrockServer.script(options.cached({ read: 9000, write5m: 300, write1h: 1200, input: 420, output: 180 }))
  await answer(page, 'And from the cache?')
  await answers(page).last().hover()
  await capture(page, 'answer-footer')
  await answers(page).last().getByRole('button', { name: words.messageMenu }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await capture(page, 'answer-menu')
  await page.keyboard.press('Escape')
  await openReply(page, words.details)
  await capture(page, 'reply-details')
  await page.getByText(replyMessages.request, { exact: true }).click()
  await expect(page.getByText(replyMessages.sentJson, { exact: true })).toBeVisible()
  await capture(page, 'reply-request')
  await page.getByText(replyMessages.code, { exact: true }).click()
  await expect(page.locator('.reply-pane pre').first()).toBeVisible()
  await capture(page, 'reply-code')
  await resize(electronApp, 480, 760)
  await capture(page, 'reply-narrow')
  await page.getByText(replyMessages.details, { exact: true }).click()
  await resize(electronApp, 900, 760)
  await setTextSize(page, '200%')
  await capture(page, 'reply-large-text')
  await setTextSize(page, '')
  await page.keyboard.press('Escape')
  await resize(electronApp, 1200)
  bedrockServer.script(scripts.plainText('They spoke of growth, and of what it costs.'), 'converse')
  await runFromPalette(page, searchMessages.summarise)
  await page.getByRole('button', { name: words.showSummary }).click()
  await page.locator('.context-divider').scrollIntoViewIfNeeded()
  await capture(page, 'context-summary')
})

test('answers that ended early, and what a guardrail did', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  test.setTimeout(240_000)
  await writeProfile(computer)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200)
  await chooseProfile(page, 'work')
  await useModel(page, 'claude sonnet 5.5')
  bedrockServer.script([guardrails.guardrailOnInput(), guardrails.maskedPii(), guardrails.guardrailOnOutput({ isTraced: false })])
  for (const question of ['Where should I put my money?', 'Whom do I write to?', 'And now?']) await answer(page, question)
  await page
    .locator('.transcript-scroll, [role="feed"], main')
    .first()
    .evaluate((element) => element.scrollTo(0, 0))
  await capture(page, 'guardrails')
  for (const stopReason of [
    'max_tokens',
    'content_filtered',
    'malformed_tool_use',
    'model_context_window_exceeded',
    'refusal',
    'moon_phase',
  ]) {
    bedrockServer.script(options.stoppedBy(stopReason))
    await answer(page, `Stop: ${stopReason}`)
  }
  await capture(page, 'stop-reasons')
  await resize(electronApp, 480, 760)
  await capture(page, 'stop-reasons-narrow')
  await resize(electronApp, 900, 760)
  await setTextSize(page, '200%')
  await capture(page, 'stop-reasons-large-text')
})

test('answers that follow a schema', async ({ startApp, computer, awsEnvironment, bedrockServer }) => {
  test.setTimeout(120_000)
  await writeProfile(computer)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200)
  await chooseProfile(page, 'work')
  await openSettings(page, 'schemas')
  await page.getByRole('button', { name: schemaLibraryMessages.starters.invoice }).click()
  await page.getByRole('button', { name: schemaLibraryMessages.save, exact: true }).click()
  await expect(page.locator('.schema-editor')).toHaveCount(0)
  await leavePlace(page)
  await useModel(page, 'claude sonnet 4.5')
  await chooseInvoice(page)
  await dropLetter(page)
  bedrockServer.script([options.structured(invoice)])
  bedrockServer.script(scripts.plainText('Invoice of the new oven'), 'converse')
  await answer(page, 'What does this invoice say?')
  await expect(page.getByRole('tree')).toBeVisible()
  await expect(page.getByText(schemaLibraryMessages.saved('invoice'))).toHaveCount(0)
  await page.mouse.move(700, 20)
  await capture(page, 'structured')
  await page.keyboard.press('ControlOrMeta+.')
  await expect(page.getByRole('region', { name: inferenceMessages.title })).toBeVisible()
  await page.getByLabel(inferenceMessages.temperature).fill('0.2')
  await page.getByLabel(inferenceMessages.systemPrompt).fill('Read every figure as it is printed. Name what is missing.')
  await capture(page, 'structured-and-pane')
  await page.keyboard.press('Escape')
  await answers(page).last().getByText(structuredMessages.json, { exact: true }).click()
  await capture(page, 'structured-json')
  bedrockServer.script([options.structured({ number: 7 }), options.structured({ number: '8', date: 'soon' })])
  await answer(page, 'And this one?')
  await capture(page, 'structured-invalid')
  await resize(electronApp, 480, 760)
  await capture(page, 'structured-narrow')
})
