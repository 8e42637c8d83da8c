import type { PageRequestName } from '../../src/shared/ipc/contract.ts'

type Call = { readonly name: string; readonly input: unknown }
type IngestFiles = (files: readonly File[]) => Promise<unknown>
type Answers = { readonly [Name in PageRequestName]?: (input: never) => unknown }

/** Stands where the preload puts the bridge: answers what it was told to, and notes every request. */
export const installBridge = (
  answers: Answers,
  ingestFiles: IngestFiles = async () => ({ ok: true, value: { outcomes: [], folders: [] } }),
) => {
  const calls: Call[] = []
  const listeners = new Map<string, (payload: unknown) => void>()
  const request = async (name: PageRequestName, input: never): Promise<unknown> => {
    calls.push({ name, input })
    const answer = answers[name]
    if (answer === undefined) throw new Error(`no answer for ${name}`)
    return answer(input)
  }
  const on = (name: string, listener: (payload: unknown) => void): (() => void) => {
    listeners.set(name, listener)
    return () => void listeners.delete(name)
  }
  Reflect.set(globalThis, 'window', { bridge: { request, on, ingestFiles, platform: 'linux' } })
  return { calls, say: (name: string, payload: unknown) => listeners.get(name)?.(payload) }
}
