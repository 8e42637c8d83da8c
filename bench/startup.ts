import type { Page } from '@playwright/test'
import { z } from 'zod'
import { bareApp, builtApp, launch } from './launch.ts'
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

type Start = { readonly visibleMs: number; readonly typedMs: number; readonly pssMegabytes: number; readonly idlePercent: number }

const measureStart = async (folder: string, withIdle: boolean): Promise<Start> => {
  const { page, pid, spawnedAt, close } = await launch(folder, {})
  const visibleMs = (await fieldPaintedAt(page)) - spawnedAt
  const typedMs = (await letterPaintedAt(page)) - spawnedAt
  if (!withIdle) {
    await close()
    return { visibleMs, typedMs, pssMegabytes: 0, idlePercent: 0 }
  }
  await wait(settleMs)
  const pssMegabytes = proportionalMegabytes(pid)
  const before = processorSeconds(pid)
  await wait(idleMs)
  const idlePercent = ((processorSeconds(pid) - before) / (idleMs / 1000)) * 100
  await close()
  return { visibleMs, typedMs, pssMegabytes, idlePercent }
}

/** Bare window and app in turn, so that a change of the machine's speed meets both. */
export const measureStartup = async (): Promise<void> => {
  const bare: Start[] = []
  const built: Start[] = []
  for (let run = 0; run <= counted; run += 1) {
    const bareStart = await measureStart(bareApp, run > 0)
    const builtStart = await measureStart(builtApp, run > 0)
    if (run > 0) {
      bare.push(bareStart)
      built.push(builtStart)
    }
  }
  const middle = (starts: readonly Start[], key: keyof Start): number => median(starts.map((start) => start[key]))
  report('startup.typed_text_painted_ms', middle(built, 'typedMs'), 'ms')
  report('startup.bare_typed_text_painted_ms', middle(bare, 'typedMs'), 'ms')
  report('startup.composer_visible_ms', middle(built, 'visibleMs'), 'ms')
  report('startup.bare_window_ms', middle(bare, 'visibleMs'), 'ms')
  report('memory.pss_mb', middle(built, 'pssMegabytes'), 'MB')
  report('memory.bare_pss_mb', middle(bare, 'pssMegabytes'), 'MB')
  report('idle.cpu_percent', middle(built, 'idlePercent'), '%')
  report('idle.bare_cpu_percent', middle(bare, 'idlePercent'), '%')
}
