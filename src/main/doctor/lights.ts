import type { Check, CheckName } from '../../shared/doctor.ts'
import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { Found } from './doctor-dependencies.ts'

/** A check could not be made because another one, the root of it, did not succeed. */
export class UnmetNeed extends Error {
  readonly root: CheckName

  constructor(root: CheckName, options?: ErrorOptions) {
    super(`needs ${root}`, options)
    this.name = 'UnmetNeed'
    this.root = root
  }
}

export class TimeLimitError extends Error {
  readonly limitMs: number

  constructor(limitMs: number, options?: ErrorOptions) {
    super(`no answer within ${limitMs} ms`, options)
    this.name = 'TimeLimitError'
    this.limitMs = limitMs
  }
}

type Look<Value> = (signal: AbortSignal) => Promise<Value>
/** Turns a light to running; what it needs of other lights is awaited before. */
type Begin = <Value>(look: Look<Value>, limitMs?: number) => Promise<Value>

type LightOptions = {
  readonly report: (name: CheckName, change: Omit<Check, 'name'>) => void
  readonly explain: (thrown: unknown, name: CheckName) => UserFacingError
  readonly timeLimitMs: number
}

/** Not every look heeds its signal, so the limit does not depend on it. */
const within = async <Value>(limitMs: number, look: Look<Value>, signal: AbortSignal): Promise<Value> => {
  const limit = new AbortController()
  const either = AbortSignal.any([signal, limit.signal])
  either.throwIfAborted()
  const timer = setTimeout(() => limit.abort(), limitMs)
  const aborted = new Promise<never>((_resolve, reject) => {
    either.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
  try {
    return await Promise.race([look(either), aborted])
  } catch (cause) {
    if (limit.signal.aborted && !signal.aborted) throw new TimeLimitError(limitMs, { cause })
    throw cause
  } finally {
    clearTimeout(timer)
  }
}

/** Makes one check after the other succeed, fail or be left out; a check awaits those that it needs, all others run beside it. */
export const createLights = ({ report, explain, timeLimitMs }: LightOptions, signal: AbortSignal) => ({
  /** Resolves with what later checks need; rejects with the root of the failure. */
  run: async <Value>(name: CheckName, check: (begin: Begin) => Promise<Found<Value>>): Promise<Value> => {
    try {
      const { finding, value } = await check((look, limitMs = timeLimitMs) => {
        report(name, { status: 'running', text: '', steps: [], error: null })
        return within(limitMs, look, signal)
      })
      report(name, { status: finding.status, text: finding.text, steps: [...(finding.steps ?? [])], error: finding.error ?? null })
      return value
    } catch (cause) {
      if (cause instanceof UnmetNeed) {
        report(name, { status: 'skipped', text: words.needs(words.names[cause.root]), steps: [], error: null })
        throw cause
      }
      const error = explain(cause, name)
      report(name, { status: 'bad', text: error.title, steps: [], error })
      throw new UnmetNeed(name, { cause })
    }
  },
})
