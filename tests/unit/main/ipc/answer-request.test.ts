import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { pageRequests, preloadRequests } from '../../../../src/shared/ipc/contract.ts'
import { answerRequest } from '../../../../src/main/ipc/answer-request.ts'
import { mainMessages } from '../../../../src/shared/messages/main.ts'

const table = {
  'numbers.double': { input: z.object({ value: z.number() }), output: z.number() },
  'numbers.refuse': { input: z.object({}), output: z.null() },
  'numbers.break': { input: z.object({}), output: z.null() },
}

const words = { code: 'no', title: 'The number is taken', advice: 'Choose another one.', retryable: false, remedies: [] }

const handlers = {
  'numbers.double': ({ value }: { value: number }) => value * 2,
  'numbers.refuse': (): null => {
    throw new ExpectedError(words)
  },
  'numbers.break': (): null => {
    throw new Error('secret detail')
  },
}

const ask = async (name: unknown, input: unknown) => {
  const logged: string[] = []
  const result = await answerRequest(table, handlers, { error: (what) => logged.push(what) }, name, input)
  return { result, logged }
}

describe('answerRequest', () => {
  it('returns what the handler returns', async () => {
    expect(await ask('numbers.double', { value: 21 })).toEqual({ result: { ok: true, value: 42 }, logged: [] })
  })

  it('passes the words of an expected failure on and logs nothing', async () => {
    expect(await ask('numbers.refuse', {})).toEqual({ result: { ok: false, error: words }, logged: [] })
  })

  it('hides a bug behind general words and logs it', async () => {
    const { result, logged } = await ask('numbers.break', {})
    expect({ text: JSON.stringify(result).includes('secret detail'), logged }).toEqual({ text: false, logged: ['request numbers.break'] })
    expect(result).toMatchObject({ ok: false, error: { code: 'bug', title: mainMessages.bugTitle } })
  })

  it.each(['nothing.known', 'constructor', '__proto__', 'toString', '', 7, null, undefined, {}])(
    'refuses the unknown request %j',
    async (name) => {
      expect((await ask(name, {})).result).toMatchObject({ ok: false, error: { code: 'unknown-request' } })
    },
  )

  it('refuses input that does not fit and names the field', async () => {
    expect((await ask('numbers.double', { value: 'x' })).result).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', detail: 'value: invalid_type' },
    })
  })
})

const everyRequest = Object.entries({ ...pageRequests, ...preloadRequests })

describe('the contract', () => {
  it.each(everyRequest)('answers %s with a result whatever the page sends', async (name, entry) => {
    const contract = { [name]: entry }
    const nothing = { [name]: () => null }
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true }),
        async (input) => {
          const result = await answerRequest(contract, nothing, { error: () => undefined }, name, input)
          expect(result.ok || result.error.code === 'invalid-input').toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('has no page request that takes a path or a command', () => {
    const names = Object.values(pageRequests).flatMap(({ input }) => ('shape' in input ? Object.keys(input.shape) : []))
    expect(names.filter((name) => /path|command|argv|file$/iu.test(name))).toEqual([])
  })
})
