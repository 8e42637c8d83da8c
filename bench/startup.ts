import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { bareApp, builtApp, launch, type Launched } from './launch.ts'
import { processorSeconds, proportionalMegabytes } from './process-tree.ts'
import { median, report } from './report.ts'

const counted = 5
const settleMs = 5000
const idleMs = 10_000

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Epoch time at which the text field was first painted. */
const fieldPaintedAt = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const [paint] = performance.getEntriesByName('first-contentful-paint')
          if (document.querySelector('textarea') !== null && paint !== undefined) resolve(performance.timeOrigin + paint.startTime)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )

/** Types one letter as soon as the field is there; the epoch time at which the letter was on the screen. */
const letterPaintedAt = async (page: Page): Promise<number> => {
  await page.locator('textarea').focus()
  // Waited for: input overtakes a script that is still on its way to a busy page.
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => {
      document.addEventListener(
        'input',
        () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))),
        { once: true },
      )
    })
    Reflect.set(globalThis, 'letterPainted', painted)
  })
  await page.keyboard.type('a')
  return z.number().parse(await page.evaluate('letterPainted'))
}

type Start = { readonly visibleMs: number; readonly typedMs: number }
type Rest = { readonly pssMegabytes: number; readonly idlePercent: number }
type Measured = { readonly first: Start; readonly second: Start; readonly rest: Rest }

const timeStart = async ({ page, spawnedAt }: Launched): Promise<Start> => {
  const visibleMs = (await fieldPaintedAt(page)) - spawnedAt
  const typedMs = (await letterPaintedAt(page)) - spawnedAt
  return { visibleMs, typedMs }
}

const measureRest = async ({ pid }: Launched): Promise<Rest> => {
  await wait(settleMs)
  const pssMegabytes = proportionalMegabytes(pid)
  const before = processorSeconds(pid)
  await wait(idleMs)
  return { pssMegabytes, idlePercent: ((processorSeconds(pid) - before) / (idleMs / 1000)) * 100 }
}

/** The first start on a computer, which makes everything anew, and the next one, which is what people see every day. */
const measureStarts = async (folder: string): Promise<Measured> => {
  const computer = mkdtempSync(join(tmpdir(), 'outcrop-bench-start-'))
  try {
    const firstApp = await launch(folder, {}, computer)
    const first = await timeStart(firstApp)
    const rest = await measureRest(firstApp)
    await firstApp.close()
    const secondApp = await launch(folder, {}, computer)
    const second = await timeStart(secondApp)
    await secondApp.close()
    return { first, second, rest }
  } finally {
    rmSync(computer, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Bare window and app in turn, so that a change of the machine's speed meets both; the first of each is not counted. */
export const measureStartup = async (): Promise<void> => {
  const bare: Measured[] = []
  const built: Measured[] = []
  for (let run = 0; run <= counted; run += 1) {
    bare.push(await measureStarts(bareApp))
    built.push(await measureStarts(builtApp))
  }
  const middle = (measured: readonly Measured[], pick: (one: Measured) => number): number => median(measured.slice(1).map(pick))
  report(
    'startup.typed_text_painted_ms',
    middle(built, ({ first }) => first.typedMs),
    'ms',
  )
  report(
    'startup.bare_typed_text_painted_ms',
    middle(bare, ({ first }) => first.typedMs),
    'ms',
  )
  report(
    'startup.composer_visible_ms',
    middle(built, ({ first }) => first.visibleMs),
    'ms',
  )
  report(
    'startup.bare_window_ms',
    middle(bare, ({ first }) => first.visibleMs),
    'ms',
  )
  report(
    'startup.next_typed_text_painted_ms',
    middle(built, ({ second }) => second.typedMs),
    'ms',
  )
  report(
    'startup.bare_next_typed_text_painted_ms',
    middle(bare, ({ second }) => second.typedMs),
    'ms',
  )
  report(
    'startup.next_composer_visible_ms',
    middle(built, ({ second }) => second.visibleMs),
    'ms',
  )
  report(
    'startup.bare_next_window_ms',
    middle(bare, ({ second }) => second.visibleMs),
    'ms',
  )
  report(
    'memory.pss_mb',
    middle(built, ({ rest }) => rest.pssMegabytes),
    'MB',
  )
  report(
    'memory.bare_pss_mb',
    middle(bare, ({ rest }) => rest.pssMegabytes),
    'MB',
  )
  report(
    'idle.cpu_percent',
    middle(built, ({ rest }) => rest.idlePercent),
    '%',
  )
  report(
    'idle.bare_cpu_percent',
    middle(bare, ({ rest }) => rest.idlePercent),
    '%',
  )
}
