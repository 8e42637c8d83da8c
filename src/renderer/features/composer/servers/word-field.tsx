import { useEffect, useState } from 'react'
import { serverOffersMessages as words } from '../../../../shared/messages/server-offers.ts'
import { completeWord, type Completion } from '../../../state/server-offers.ts'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { visibleText } from '../../../../shared/visible-text.ts'

const typingPauseMs = 150

type WordFieldProps = {
  readonly of: Completion
  readonly name: string
  readonly isOptional?: boolean
  readonly note?: string | undefined
  readonly problem: string | undefined
  readonly value: string
  readonly autoFocus?: boolean
  readonly onChange: (value: string) => void
}

/** A value that a server wants, with what the server offers for it. */
export const WordField = ({
  of: { serverId, of },
  name,
  isOptional = false,
  note,
  problem,
  value,
  autoFocus = false,
  onChange,
}: WordFieldProps) => {
  const [offered, setOffered] = useState<readonly string[]>([])
  const key = of.type === 'prompt' ? of.name : of.uri
  useEffect(() => {
    let isCurrent = true
    const wanted = of.type === 'prompt' ? ({ type: 'prompt', name: key } as const) : ({ type: 'resource', uri: key } as const)
    const timer = setTimeout(() => {
      void completeWord({ serverId, of: wanted }, name, value).then((found) => isCurrent && setOffered(found))
    }, typingPauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [serverId, of.type, key, name, value])
  return (
    <SuggestField
      label={isOptional ? words.optional(visibleText(name)) : visibleText(name)}
      note={note}
      problem={problem}
      suggestions={offered.map((word) => ({ value: word }))}
      value={value}
      maxLength={4096}
      autoFocus={autoFocus}
      onChange={onChange}
    />
  )
}
