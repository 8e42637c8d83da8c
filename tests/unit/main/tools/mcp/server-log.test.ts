import { describe, expect, it } from 'vitest'
import { createServerLog } from '../../../../../src/main/tools/mcp/server-log.ts'

describe('the log of a server', () => {
  it('holds none of the values that were entered for it, nor keys of others', () => {
    const log = createServerLog(() => 1000)
    log.hide(['entered-value', 'entered-value-longer', 'ab'])
    log.add('info', 'entered-value-longer and entered-value, ab, AKIAIOSFODNN7EXAMPLE')
    expect(log.lines()).toEqual([{ at: 1000, level: 'info', text: '[secret] and [secret], ab, [access key]' }])
  })

  it('keeps the newest lines, and counts what comes too fast', () => {
    let time = 0
    const log = createServerLog(() => time)
    for (let count = 0; count < 1000; count += 1) log.add('debug', `line ${count}`)
    const inOneSecond = log.lines()
    for (let count = 0; count < 1000; count += 1) {
      time += 10
      log.add('debug', 'x'.repeat(10_000))
    }
    const lines = log.lines()
    expect({ fast: inOneSecond.length, last: inOneSecond.at(-1)?.text, kept: lines.length, longest: lines.at(-1)?.text.length }).toEqual({
      fast: 201,
      last: '800 more lines were not kept.',
      kept: 500,
      longest: 2000,
    })
  })
})
