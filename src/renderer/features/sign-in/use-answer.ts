import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/ipc/result.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'

type Answer<Value> = { readonly value: Value | null; readonly error: UserFacingError | null; readonly ask: () => void }

/** Asks at first and whenever `key` changes; `ask` asks again. Only the last answer counts. */
export const useAnswer = <Value>(request: () => Promise<Result<Value>>, key: string): Answer<Value> => {
  const [answer, setAnswer] = useState<{ readonly value: Value | null; readonly error: UserFacingError | null }>({
    value: null,
    error: null,
  })
  const [round, setRound] = useState(0)
  const latest = useRef(request)
  latest.current = request
  useEffect(() => {
    let isCurrent = true
    setAnswer({ value: null, error: null })
    void latest.current().then((found) => {
      if (isCurrent) setAnswer(found.ok ? { value: found.value, error: null } : { value: null, error: found.error })
    })
    return () => {
      isCurrent = false
    }
  }, [key, round])
  return { ...answer, ask: () => setRound((count) => count + 1) }
}
