import { useEffect, useEffectEvent, useState } from 'react'
import type { PageRequestName, RequestInput, RequestOutput } from '../../../shared/ipc/contract.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { tryRequest } from '../../bridge/client.ts'

export type Answer<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: UserFacingError }
  | { readonly state: 'ready'; readonly value: Value }

/** What main says to a request, asked anew when the input changes or `again` is called. */
export const useAnswer = <Name extends PageRequestName>(
  name: Name,
  input: RequestInput<Name>,
): { readonly answer: Answer<RequestOutput<Name>>; readonly again: () => void } => {
  const key = JSON.stringify([name, input])
  const [attempt, setAttempt] = useState(0)
  const [known, setKnown] = useState<{ readonly key: string; readonly answer: Answer<RequestOutput<Name>> } | null>(null)
  const ask = useEffectEvent(() => tryRequest(name, input))
  useEffect(() => {
    let isCurrent = true
    void ask().then((result) => {
      if (!isCurrent) return
      setKnown({ key, answer: result.ok ? { state: 'ready', value: result.value } : { state: 'failed', error: result.error } })
    })
    return () => {
      isCurrent = false
    }
  }, [key, attempt])
  const again = (): void => {
    setKnown(null)
    setAttempt(attempt + 1)
  }
  return { answer: known?.key === key ? known.answer : { state: 'loading' }, again }
}
