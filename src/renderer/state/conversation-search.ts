import { useEffect, useState } from 'react'
import type { SearchHit } from '../../shared/conversation.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'

export type ConversationSearch = {
  readonly status: 'idle' | 'searching' | 'done' | 'failed'
  /** The hits of the last answer stay while the next one is awaited, so that nothing jumps. */
  readonly hits: readonly SearchHit[]
  readonly error: UserFacingError | null
}

const debounceMs = 120
const longestQuery = 400
const idle: ConversationSearch = { status: 'idle', hits: [], error: null }

/** Searches the text of all conversations shortly after the last key; an answer that came too late is dropped. */
export const useConversationSearch = (typed: string): ConversationSearch => {
  const query = typed.trim().slice(0, longestQuery)
  const [search, setSearch] = useState(idle)
  useEffect(() => {
    if (query === '') {
      setSearch(idle)
      return undefined
    }
    let isCurrent = true
    setSearch((before) => ({ ...before, status: 'searching' }))
    const timer = setTimeout(() => {
      void tryRequest('conversations.search', { query }).then((found) => {
        if (!isCurrent) return
        setSearch(found.ok ? { status: 'done', hits: found.value, error: null } : { status: 'failed', hits: [], error: found.error })
      })
    }, debounceMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [query])
  return search
}
