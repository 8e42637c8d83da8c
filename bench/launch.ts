import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export type Launched = {
  readonly electronApp: ElectronApplication
  readonly page: Page
  readonly pid: number
  readonly spawnedAt: number
  readonly close: () => Promise<void>
}

const repository = join(import.meta.dirname, '..')
export const bareApp = join(import.meta.dirname, 'bare-app')
export const builtApp = repository

/** Starts an app on a fresh profile; `spawnedAt` is the epoch time in milliseconds right before its process exists. */
export const launch = async (folder: string, environment: Readonly<Record<string, string>>, computer?: string): Promise<Launched> => {
  const home = computer ?? mkdtempSync(join(tmpdir(), 'outcrop-bench-'))
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('AWS_')),
  )
  const spawnedAt = performance.timeOrigin + performance.now()
  const electronApp = await _electron.launch({
    args: [folder, `--user-data-dir=${join(home, 'user-data')}`, '--disable-gpu'],
    chromiumSandbox: process.getuid?.() !== 0,
    env: {
      ...inherited,
      AWS_CONFIG_FILE: join(home, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws-credentials'),
      ...environment,
    },
  })
  const page = await electronApp.firstWindow()
  const pid = electronApp.process().pid ?? 0
  const close = async (): Promise<void> => {
    await electronApp.close()
    if (computer === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  return { electronApp, page, pid, spawnedAt, close }
}
