import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { z } from 'zod'
import type { Bridge } from '../src/shared/ipc/contract.ts'
import { attachmentsMessages } from '../src/shared/messages/attachments.ts'
import { filePlanMessages } from '../src/shared/messages/file-plan.ts'
import { dropFiles } from '../tests/e2e/app.fixture.ts'
import { chooseDemo } from '../tests/e2e/steps.ts'
import { residentBytes } from '../tests/support/resident-bytes.ts'
import { bareApp, builtApp, launch } from './launch.ts'
import { makeBenchFiles, timedFiles } from './make-files.ts'
import { report } from './report.ts'

const sampleEveryMs = 50
const baselineMs = 5000
const longestReadingMs = 300_000

declare global {
  interface Window {
    readonly bridge: Bridge<File>
  }
}

/**
 * Every 50 ms asks main for something small and waits for a frame, until `stopAnswers`. A sample counts from when it was due, so that a window that
 * stands still cannot put it off. A bare window has no main to ask.
 */
const startAnswers = (page: Page, asksMain: boolean): Promise<void> =>
  page.evaluate(
    ({ everyMs, isAsking }) => {
      const { bridge } = window
      const begun = performance.now()
      const delays: number[] = []
      let count = 0
      let isRunning = true
      const sample = async (dueAt: number): Promise<void> => {
        if (isAsking) await bridge.request('conversations.list', { limit: 1, offset: 0 })
        await new Promise((resolve) => requestAnimationFrame(resolve))
        delays.push(performance.now() - dueAt)
      }
      const next = (): void => {
        if (!isRunning) return
        const dueAt = begun + count * everyMs
        count += 1
        void sample(dueAt)
        setTimeout(next, Math.max(0, begun + count * everyMs - performance.now()))
      }
      next()
      Reflect.set(globalThis, 'stopAnswers', () => {
        isRunning = false
        return delays
      })
    },
    { everyMs: sampleEveryMs, isAsking: asksMain },
  )

const longestAnswer = async (page: Page): Promise<number> => Math.max(...z.array(z.number()).parse(await page.evaluate('stopAnswers()')))

const mainMegabytes = (app: ElectronApplication): number => (residentBytes(app.process().pid) ?? NaN) / 1_000_000

const removeAll = (page: Page) => page.getByRole('button', { name: filePlanMessages.removeAll, exact: true })

/** From the drop to the chip, in milliseconds. */
const takeIn = async (page: Page, folder: string, name: string): Promise<number> => {
  const begun = performance.now()
  await dropFiles(page, [join(folder, name)])
  await page.getByRole('button', { name: attachmentsMessages.open(name) }).waitFor({ timeout: longestReadingMs })
  return performance.now() - begun
}

/** From the click on a chip to the drawing of its first page, in milliseconds. */
const firstPage = async (page: Page, name: string): Promise<number> => {
  const begun = performance.now()
  await page.getByRole('button', { name: attachmentsMessages.open(name) }).click()
  await page.locator('.pdf-page[data-page="1"] canvas').first().waitFor({ timeout: longestReadingMs })
  return performance.now() - begun
}

/** The same samples in a window without anything in it, which shows what the machine itself takes. */
const measureBare = async (): Promise<void> => {
  const { page, close } = await launch(bareApp, {})
  await page.locator('textarea').waitFor()
  await startAnswers(page, false)
  await new Promise((resolve) => setTimeout(resolve, baselineMs))
  report('files.bare_longest_answer_ms', await longestAnswer(page), 'ms')
  await close()
}

/** Takes in documents, images, tables and bombs, and asks all the while whether the window still answers. */
export const measureFiles = async (): Promise<void> => {
  await measureBare()
  const computer = mkdtempSync(join(tmpdir(), 'outcrop-bench-files-'))
  const folder = join(computer, 'files')
  mkdirSync(folder)
  const names = await makeBenchFiles(folder)
  const { electronApp, page, close } = await launch(builtApp, {}, computer)
  await chooseDemo(page)
  const before = mainMegabytes(electronApp)
  await startAnswers(page, true)
  await dropFiles(
    page,
    names.map((name) => join(folder, name)),
  )
  await removeAll(page).waitFor({ timeout: longestReadingMs })
  report('files.longest_answer_ms', await longestAnswer(page), 'ms')
  report('files.main_growth_mb', mainMegabytes(electronApp) - before, 'MB')
  await removeAll(page).click()
  report('files.take_100_pages_ms', await takeIn(page, folder, timedFiles.hundredPages), 'ms')
  report('files.take_24_megapixels_ms', await takeIn(page, folder, timedFiles.photo), 'ms')
  await takeIn(page, folder, timedFiles.fiveHundredPages)
  report('files.first_of_500_pages_ms', await firstPage(page, timedFiles.fiveHundredPages), 'ms')
  await close()
  rmSync(computer, { recursive: true, force: true, maxRetries: 5 })
}
