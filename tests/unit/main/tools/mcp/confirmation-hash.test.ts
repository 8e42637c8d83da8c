import { describe, expect, it } from 'vitest'
import { confirmationHash } from '../../../../../src/main/tools/mcp/confirmation-hash.ts'

describe('the hash of what was confirmed', () => {
  const base = { type: 'stdio', argv: ['node', 'a b'], folder: null, environmentNames: ['A', 'B'] } as const
  const transport = { ...base, argv: [...base.argv], environmentNames: [...base.environmentNames] }
  const values = { salt: 's', values: { A: '1', B: '2' } }

  it('changes with every word, the folder, each name and each value', () => {
    const hashes = [
      confirmationHash(transport, values),
      confirmationHash({ ...transport, argv: ['node', 'a', 'b'] }, values),
      confirmationHash({ ...transport, argv: ['node', 'a b', ''] }, values),
      confirmationHash({ ...transport, folder: '/tmp' }, values),
      confirmationHash({ ...transport, environmentNames: ['A'] }, values),
      confirmationHash(transport, { salt: 's', values: { A: '1', B: '3' } }),
      confirmationHash(transport, { salt: 't', values: values.values }),
      confirmationHash({ type: 'http', url: 'https://a.example', headerNames: [] }, values),
      confirmationHash({ type: 'http', url: 'https://a.example', headerNames: [], clientId: 'a' }, values),
      confirmationHash({ type: 'sse', url: 'https://a.example', headerNames: [] }, values),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('does not depend on the order of the names', () => {
    expect(confirmationHash({ ...transport, environmentNames: ['B', 'A'] }, values)).toBe(confirmationHash(transport, values))
  })
})
