import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeDatabase } from '../../src/main/store/database.ts'
import { markInterrupted } from '../../src/main/store/messages.ts'
import { openIn, temporaryFolder } from '../support/temporary-database.ts'

const writer = fileURLToPath(new URL('../support/crashing-writer.ts', import.meta.url))

/** What the writer had acknowledged when it was killed: the longest text of each message. */
const crash = async (folder: string, delayMs: number): Promise<Map<string, number>> => {
  const child = spawn(process.execPath, [writer, join(folder, 'outcrop.sqlite'), join(folder, 'backups')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const closed = once(child, 'close')
  await once(child.stdout, 'data')
  await wait(delayMs)
  child.kill('SIGKILL')
  await closed
  const lines = output.slice(0, output.lastIndexOf('\n')).split('\n')
  return new Map(lines.map((line) => line.split(' ')).map(([id = '', length]) => [id, Number(length)]))
}

const storedSchema = z.array(z.object({ id: z.string(), length: z.number() }))

describe('the store', () => {
  it('keeps every acknowledged word over 20 kills, and marks what was unfinished', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder()
    const acknowledged = new Map<string, number>()
    for (let round = 0; round < 20; round += 1) {
      const seen = await crash(folder, Math.random() * 150)
      for (const [id, length] of seen) acknowledged.set(id, length)
      const database = openIn(folder)
      const unfinished = database.prepare(`SELECT count(*) FROM messages WHERE status = 'streaming'`).pluck().get()
      const marked = [markInterrupted(database), markInterrupted(database)]
      const rows = storedSchema.parse(database.prepare('SELECT message_id AS id, length(text) AS length FROM parts').all())
      const stored = new Map(rows.map(({ id, length }) => [id, length]))
      const lost = [...acknowledged].filter(([id, length]) => (stored.get(id) ?? -1) < length)
      expect({ lost, marked, sound: database.pragma('integrity_check', { simple: true }) }).toEqual({
        lost: [],
        marked: [unfinished, 0],
        sound: 'ok',
      })
      expect(seen.size).toBeGreaterThan(0)
      closeDatabase(database)
    }
  })
})
