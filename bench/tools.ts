import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { approvalsMessages } from '../src/shared/messages/approvals.ts'
import { composerMessages } from '../src/shared/messages/composer.ts'
import { decide } from '../tests/e2e/approval-steps.ts'
import { answered, ask, chooseModel, chooseProfile, writeAwsProfile } from '../tests/e2e/steps.ts'
import { folderWithPrograms, program } from '../tests/e2e/tool-programs.ts'
import { openFolderToTools } from '../tests/e2e/tool-steps.ts'
import * as scripts from '../tests/support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../tests/support/bedrock-server/server.ts'
import { isAlive } from '../tests/support/is-alive.ts'
import { builtApp, launch } from './launch.ts'
import { median, report } from './report.ts'

const counted = 5
const longestWaitMs = 20_000

const epoch = (): number => performance.timeOrigin + performance.now()

const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<number> => {
  const givesUpAt = epoch() + longestWaitMs
  while (!(await isSo())) {
    if (epoch() > givesUpAt) throw new Error(`Waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return epoch()
}

const streamedTimes = ({ requests }: BedrockServer): readonly number[] =>
  requests.filter(({ operation }) => operation === 'converse-stream').map(({ at }) => at)

/** From a request whose reply is one call of a harmless tool to the request with its result: reply, call, storing and all. */
const roundTimes = async (server: BedrockServer, page: Page): Promise<number[]> => {
  const rounds: number[] = []
  for (let run = 0; run <= counted; run += 1) {
    server.script([scripts.toolCalls([{ name: 'calculator', input: { expression: '6 * 7' } }]), scripts.plainText('It is 42.')])
    const before = streamedTimes(server).length
    await ask(page, `What is 6 * 7, time ${run}?`)
    await until(() => streamedTimes(server).length === before + 2, 'the request with the result')
    await answered(page)
    const [first = Number.NaN, second = Number.NaN] = streamedTimes(server).slice(before)
    if (run > 0) rounds.push(second - first)
  }
  return rounds
}

/** From the click on Stop to the end of the answer on the screen, and to the end of the program and of what it has started. */
const stopTimes = async (
  server: BedrockServer,
  page: Page,
  folder: string,
): Promise<{ readonly screenMs: number; readonly endMs: number }> => {
  server.script(scripts.toolCalls([program('stay.mjs')]))
  await ask(page, 'Stay')
  await decide(page, approvalsMessages.allowOnce)
  const files = ['parent.pid', 'child.pid'].map((name) => join(folder, name))
  await until(() => files.every(existsSync), 'the program')
  const pids = files.map((file) => Number(readFileSync(file, 'utf8')))
  const pressed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener('click', (event) => resolve(performance.timeOrigin + event.timeStamp), { capture: true, once: true })
      }),
  )
  const over = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const last = [...document.querySelectorAll<HTMLElement>('[data-message-status]')].at(-1)
          if (last?.dataset['messageStatus'] !== 'cancelled') return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
      }),
  )
  await page.getByRole('button', { name: composerMessages.stop, exact: true }).click()
  const at = await pressed
  const gone = await until(() => !pids.some(isAlive), 'the end of the program')
  return { screenMs: (await over) - at, endMs: gone - at }
}

/** What a call of a tool adds to an answer, and how soon Stop ends one that runs. */
export const measureTools = async (): Promise<void> => {
  const computer = mkdtempSync(join(tmpdir(), 'outcrop-bench-tools-'))
  const server = await startBedrockServer()
  await writeAwsProfile(computer, server.url)
  const folder = folderWithPrograms(computer)
  const { page, electronApp, close } = await launch(builtApp, {}, computer)
  await chooseProfile(page, 'work')
  await chooseModel(page, 'us.amazon.nova-lite-v1:0')
  await openFolderToTools(electronApp, page, folder)
  report('tools.round_ms', median(await roundTimes(server, page)), 'ms')
  const { screenMs, endMs } = await stopTimes(server, page, folder)
  report('tools.stop_to_screen_ms', screenMs, 'ms')
  report('tools.stop_to_processes_gone_ms', endMs, 'ms')
  await close()
  await server.close()
  rmSync(computer, { recursive: true, force: true, maxRetries: 5 })
}
