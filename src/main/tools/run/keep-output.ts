import { runCommandMessages } from '../../../shared/messages/run-command.ts'
import { terminalText } from './terminal-text.ts'

/** What is kept of a long output: how it began, and more of how it ended, where errors stand. */
const headCharacters = 16_000
const tailCharacters = 40_000
const shownEveryMs = 100
const shownCharacters = 16_000

type KeptOutput = { readonly text: string; readonly isCut: boolean }

export type OutputKeeper = {
  readonly add: (text: string) => void
  /** Shows what still waits to be shown; what comes later is not kept. */
  readonly end: () => KeptOutput
}

/** Keeps the two ends of what a program writes, however much it is, and shows it in pieces as it comes, of a flood the newest alone. */
export const keepOutput = (onOutput: (text: string) => void): OutputKeeper => {
  let head = ''
  let tail = ''
  let length = 0
  let waiting = ''
  let timer: NodeJS.Timeout | null = null
  let isOver = false

  const show = (): void => {
    timer = null
    const text = terminalText(waiting)
    waiting = ''
    if (text !== '') onOutput(text)
  }
  return {
    add: (text) => {
      if (isOver) return
      length += text.length
      const room = headCharacters - head.length
      head += text.slice(0, room)
      tail += text.slice(room)
      if (tail.length > 2 * tailCharacters) tail = tail.slice(-tailCharacters)
      waiting = (waiting + text).slice(-shownCharacters)
      timer ??= setTimeout(show, shownEveryMs)
    },
    end: () => {
      if (timer !== null) clearTimeout(timer)
      if (!isOver) show()
      isOver = true
      const end = tail.slice(-tailCharacters)
      const leftOut = length - head.length - end.length
      if (leftOut === 0) return { text: terminalText(head + end), isCut: false }
      return { text: [terminalText(head), runCommandMessages.leftOut(leftOut), terminalText(end)].join('\n'), isCut: true }
    },
  }
}
