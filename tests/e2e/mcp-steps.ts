import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { mcpViewMessages as words } from '../../src/shared/messages/mcp-view.ts'
import { isAlive } from '../support/is-alive.ts'
import { expect, type RunningApp } from './app.fixture.ts'
import { answerBoxes } from './approval-steps.ts'
import { leavePlace, openSettings } from './steps.ts'

const everything = createRequire(import.meta.url).resolve('@modelcontextprotocol/server-everything/dist/index.js')

/** The official server with everything, behind a program that leaves its number when it is started. */
export const serverIn = (computer: string) => {
  const folder = realpathSync(computer)
  const script = join(folder, 'everything.mjs')
  const mark = join(folder, 'started.pid')
  const lines = [
    "import { writeFileSync } from 'node:fs'",
    `writeFileSync(${JSON.stringify(mark)}, String(process.pid))`,
    `await import(${JSON.stringify(pathToFileURL(everything).href)})`,
  ]
  writeFileSync(script, lines.join('\n'))
  return {
    pid: () => Number(readFileSync(mark, 'utf8')),
    argv: [process.execPath, script, 'stdio'],
    wasStarted: () => existsSync(mark),
    isAlive: () => existsSync(mark) && isAlive(Number(readFileSync(mark, 'utf8'))),
  }
}

/** A server in the settings. */
export const row = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: words.servers, exact: true }).locator('li[data-server]').filter({ hasText: name })

/** Runs an action of a server's menu by keyboard. */
export const menuOf = async (page: Page, name: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: words.more(name), exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: item, exact: true }).press('Enter')
}

/** The words as they would be typed. */
export const commandLine = (argv: readonly string[]): string => argv.map((word) => `"${word}"`).join(' ')

/** Adds a server through the settings and says yes to it, and to the system's own question from now on. */
export const addServer = async ({ electronApp, page }: RunningApp, name: string, argv: readonly string[]): Promise<void> => {
  await answerBoxes(electronApp, true)
  await openSettings(page, 'servers')
  await page.getByRole('button', { name: words.add, exact: true }).press('Enter')
  const form = page.getByRole('form', { name: words.add })
  await form.getByLabel(words.name, { exact: true }).fill(name)
  await form.getByLabel(words.command, { exact: true }).fill(commandLine(argv))
  await form.getByRole('button', { name: words.save, exact: true }).press('Enter')
  // The focus comes to where a yes is asked for.
  await expect(row(page, name).getByRole('heading', { name, exact: true })).toBeFocused()
  await row(page, name)
    .getByRole('button', { name: words.confirmProgramOf(name) })
    .press('Enter')
  await expect(row(page, name).getByRole('status').first()).toHaveText(words.statuses.running)
  await leavePlace(page)
}
