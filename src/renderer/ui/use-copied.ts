import { useEffect, useState } from 'react'
import { transcriptMessages } from '../../shared/messages/transcript.ts'
import { showToast } from './toast.tsx'

const shownForMs = 1600

/** Copies a text and says for a moment that it did. */
export const useCopied = (): readonly [wasCopied: boolean, copy: (text: string) => void] => {
  const [wasCopied, setWasCopied] = useState(false)
  useEffect(() => {
    if (!wasCopied) return undefined
    const timer = setTimeout(() => setWasCopied(false), shownForMs)
    return () => clearTimeout(timer)
  }, [wasCopied])
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setWasCopied(true),
      () => showToast({ text: transcriptMessages.copyFailed }),
    )
  }
  return [wasCopied, copy]
}
