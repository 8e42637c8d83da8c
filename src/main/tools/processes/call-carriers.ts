import { readdirSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'

/** Carried by everything that a program of ours starts, so that it is found again when it is to end. */
export const callVariable = 'OUTCROP_CALL'

/** Names the process that started it, so that a later one knows what nobody waits for any more. */
export const newCallId = (): string => `${process.pid}.${randomUUID()}`

/** The process that a call belongs to; null for what is no id of ours. */
export const ownerOf = (callId: string): number | null => {
  const pid = /^(\d{1,10})\.[\da-f-]{36}$/u.exec(callId)?.[1]
  return pid === undefined ? null : Number(pid)
}

type Carrier = { readonly pid: number; readonly callId: string }

/**
 * Everything that carries the id of a call in its environment, which all that a program starts inherits, whatever group it is in. Read at once, for
 * it is also needed when the app is about to end. Only Linux shows it.
 */
export const callCarriers = (): readonly Carrier[] =>
  process.platform === 'linux' ? namesIn('/proc').flatMap((name) => (/^\d+$/u.test(name) ? carrierAt(name) : [])) : []

const carrierAt = (pid: string): readonly Carrier[] => {
  try {
    const entry = readFileSync(`/proc/${pid}/environ`, 'latin1')
      .split('\0')
      .find((each) => each.startsWith(`${callVariable}=`))
    return entry === undefined ? [] : [{ pid: Number(pid), callId: entry.slice(callVariable.length + 1) }]
  } catch {
    // One that has ended, or belongs to somebody else, is none of ours.
    return []
  }
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    // Where processes are hidden, none is found.
    return []
  }
}
