import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { themeSchema } from '../shared/settings.ts'

const windowStateSchema = z.object({
  width: z.number().int().min(480).max(20_000).catch(1180),
  height: z.number().int().min(360).max(20_000).catch(800),
  x: z.number().int().optional().catch(undefined),
  y: z.number().int().optional().catch(undefined),
  isMaximized: z.boolean().catch(false),
  /** Repeated from the settings, so that the window has the right colour before the database is open. */
  theme: themeSchema.catch('system'),
})
export type WindowState = z.infer<typeof windowStateSchema>

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // First start, or a torn file: the window opens where the system puts it.
    return {}
  }
}

export const readWindowState = (file: string): WindowState => {
  const parsed = windowStateSchema.safeParse(readJson(file))
  return parsed.success ? parsed.data : windowStateSchema.parse({})
}

/** Written whole and then renamed, so that a crash leaves the old file. */
export const writeWindowState = (file: string, state: WindowState): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
