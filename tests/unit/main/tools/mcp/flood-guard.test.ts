import { describe, expect, it } from 'vitest'
import { createFloodGuard } from '../../../../../src/main/tools/mcp/flood-guard.ts'

describe('the guard against floods', () => {
  it('counts messages and bytes anew in each stretch of time', () => {
    let time = 0
    const guard = createFloodGuard({ now: () => time, windowMs: 1000, mostMessages: 2, mostBytes: 10 })
    const first = [guard.take(1), guard.take(1), guard.take(1)]
    time = 1000
    expect([...first, guard.take(1), guard.take(10)]).toEqual([true, true, false, true, false])
  })
})
