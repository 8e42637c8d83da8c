import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { ask, answered, chooseProfile, composer, writeAwsProfile } from '../tests/e2e/steps.ts'
import * as scripts from '../tests/support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../tests/support/bedrock-server/server.ts'
import { builtApp, launch } from './launch.ts'
import { mixedMarkdown } from './mixed-markdown.ts'
import { median, percentile, report } from './report.ts'

const chunksPerSecond = 80
const chunkCharacters = 12
const chunks = 1700
const counted = 5
const markers = 200

type Frames = { readonly intervals: readonly number[]; readonly longTasks: number }

/** Counts frames and tasks over 50 ms in the page until `stopFrames`. */
const startFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const intervals: number[] = []
    let longTasks = 0
    let last = performance.now()
    let isRunning = true
    const observer = new PerformanceObserver((list) => {
      longTasks += list.getEntries().length
    })
    observer.observe({ entryTypes: ['longtask'] })
    const frame = (now: number): void => {
      intervals.push(now - last)
      last = now
      if (isRunning) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Reflect.set(globalThis, 'stopFrames', () => {
      isRunning = false
      observer.disconnect()
      return { intervals: intervals.slice(1), longTasks }
    })
  })

const framesSchema = z.object({ intervals: z.array(z.number()), longTasks: z.number() })

const stopFrames = async (page: Page): Promise<Frames> => framesSchema.parse(await page.evaluate('stopFrames()'))

/** Notes when the newest `m1 `, `m2 ` … reached the screen: the first task after the frame that drew the change, in epoch time. */
const watchMarkers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: number[] = []
    let newest = 0
    const afterFrame = new MessageChannel()
    afterFrame.port1.addEventListener('message', () => {
      const now = performance.timeOrigin + performance.now()
      for (let marker = seen.length + 1; marker <= newest; marker += 1) seen.push(now)
    })
    afterFrame.port1.start()
    new MutationObserver(() => {
      const live = [...document.querySelectorAll('[data-message-status] .markdown')].at(-1)
      const text = live?.textContent.slice(-2000) ?? ''
      newest = Math.max(newest, ...[...text.matchAll(/\bm(\d+)\b/gu)].map((match) => Number(match[1])))
      if (newest > seen.length) afterFrame.port2.postMessage(null)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    Reflect.set(globalThis, 'seenMarkers', () => seen)
  })

const longestWaitMs = 10_000

const nextRequest = async (server: BedrockServer, before: number): Promise<BedrockServer['requests'][number]> => {
  const givesUpAt = performance.now() + longestWaitMs
  while (performance.now() < givesUpAt) {
    const request = server.requests.slice(before).find((each) => each.operation === 'converse-stream')
    if (request !== undefined) return request
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('The question did not reach the server')
}

const lastPosition = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-message-position]').last().getAttribute('data-message-position'))

/** Waits for the whole answer of a turn that began after `position`; the Send button alone may still be that of the turn before. */
const finished = async (page: Page, position: number): Promise<void> => {
  const isFinished = `(() => {
    const last = [...document.querySelectorAll('[data-message-position]')].at(-1)
    return last.dataset.messageStatus === 'complete' && Number(last.dataset.messagePosition) > ${position + 1}
  })()`
  const givesUpAt = performance.now() + longestWaitMs
  while ((await page.evaluate(isFinished)) !== true) {
    if (performance.now() > givesUpAt) throw new Error('The answer did not come to its end')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await answered(page)
}

const sendTimes = async (server: BedrockServer, page: Page): Promise<number[]> => {
  const delays: number[] = []
  for (let run = 0; run <= counted; run += 1) {
    server.script(scripts.plainText('Short.'))
    await composer(page).fill(`Question ${run}`)
    const pressed = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          document.addEventListener('keydown', (event) => event.key === 'Enter' && resolve(performance.timeOrigin + event.timeStamp), {
            capture: true,
            once: true,
          })
        }),
    )
    const before = server.requests.length
    const position = await lastPosition(page)
    await composer(page).press('Enter')
    const at = await pressed
    const request = await nextRequest(server, before)
    await finished(page, position)
    if (run > 0) delays.push(request.at - at)
  }
  return delays
}

const markerDelays = async (server: BedrockServer, page: Page): Promise<number[]> => {
  const pieces = Array.from({ length: markers }, (_unused, index) => `m${index + 1} `)
  server.script(scripts.gatedPieces(pieces))
  await watchMarkers(page)
  const before = server.requests.length
  const position = await lastPosition(page)
  await ask(page, 'Markers')
  await nextRequest(server, before)
  const sent: number[] = []
  for (let index = 0; index < markers; index += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20 + (index % 7)))
    sent.push(performance.timeOrigin + performance.now())
    server.release(1)
  }
  await finished(page, position)
  const seen = z.array(z.number()).parse(await page.evaluate('seenMarkers()'))
  return seen.map((at, index) => at - (sent[index] ?? Number.NaN))
}

/** Streams into the second turn of a conversation, as the second question of a day does. */
export const measureStreaming = async (): Promise<void> => {
  const computer = mkdtempSync(join(tmpdir(), 'outcrop-bench-stream-'))
  const server = await startBedrockServer()
  await writeAwsProfile(computer, server.url)
  const { page, close } = await launch(builtApp, {}, computer)
  await chooseProfile(page, 'work')
  server.script(scripts.plainText(mixedMarkdown(2000)))
  await ask(page, 'First question')
  await answered(page)

  server.script(scripts.slow(mixedMarkdown(chunks * chunkCharacters), chunksPerSecond))
  await startFrames(page)
  await ask(page, 'Second question')
  await answered(page)
  const { intervals, longTasks } = await stopFrames(page)
  report('stream.fps_second_turn', 1000 / (intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length), 'fps')
  report('stream.frame_p95_ms', percentile(intervals, 0.95), 'ms')
  report('stream.long_tasks', longTasks, 'tasks')

  report('send.enter_to_wire_ms', median(await sendTimes(server, page)), 'ms')
  const delays = await markerDelays(server, page)
  report('stream.delta_to_screen_p95_ms', percentile(delays, 0.95), 'ms')
  report('stream.last_chunk_to_screen_ms', delays.at(-1) ?? Number.NaN, 'ms')
  await close()
  await server.close()
  rmSync(computer, { recursive: true, force: true, maxRetries: 5 })
}
