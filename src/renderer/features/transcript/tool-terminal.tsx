import { useLayoutEffect, useRef } from 'react'
import { toolCardsMessages as words } from '../../../shared/messages/tool-cards.ts'
import type { CommandEnd } from '../../../shared/tool.ts'
import { ArgumentWords } from '../../ui/argument-words.tsx'
import { durationWords } from '../../ui/duration-words.ts'
import { VisibleWords } from '../../ui/visible-words.tsx'

type ScreenProps = { readonly argv: readonly string[] | null; readonly folder: string | null; readonly output: string }

/** The end of what is written stays in sight, unless someone has scrolled up to read. */
const Screen = ({ argv, folder, output }: ScreenProps) => {
  const screen = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useLayoutEffect(() => {
    if (screen.current !== null && isAtEnd.current) screen.current.scrollTop = screen.current.scrollHeight
  }, [output])
  return (
    <div
      ref={screen}
      className="terminal"
      dir="ltr"
      role="group"
      aria-label={words.terminal}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 8
      }}
    >
      {argv !== null && (
        <div className="terminal-prompt">
          <span aria-hidden>$</span>
          <ArgumentWords argv={argv} label={words.input} />
        </div>
      )}
      {folder !== null && (
        <p className="terminal-note">
          <VisibleWords text={words.terminalIn(folder)} />
        </p>
      )}
      <pre className="terminal-output">
        <VisibleWords text={output} isCode />
      </pre>
    </div>
  )
}

const endWords = ({ ending, exitCode, durationMs }: CommandEnd): string => {
  const duration = durationWords(durationMs)
  switch (ending) {
    case 'exited':
      return words.ended(exitCode ?? 0, duration)
    case 'signal':
    case 'timeout':
    case 'stopped':
      return words.endings[ending](duration)
    case 'not-started':
      return words.endings[ending]
  }
}

/** How a program ran and ended. */
export const ToolTerminal = ({ command }: { readonly command: CommandEnd }) => (
  <>
    <Screen argv={command.argv} folder={command.folder} output={command.output} />
    <p className="terminal-end" data-failed={command.exitCode !== 0 && command.ending !== 'stopped'}>
      {[...(command.output === '' ? [words.noOutput] : []), ...(command.isCut ? [words.outputCut] : []), endWords(command)].join(' ')}
    </p>
  </>
)

/** What a program that still runs has written so far. */
export const LiveTerminal = ({ output }: { readonly output: string }) => <Screen argv={null} folder={null} output={output} />
