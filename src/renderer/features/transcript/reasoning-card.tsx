import { memo } from 'react'
import type { ReasoningPart } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { durationWords } from '../../ui/duration-words.ts'
import { FoldedCard } from './folded-card.tsx'

/** What the model thought, folded; a note where the provider hides it, or gives no more than the proof that it thought. */
export const ReasoningCard = memo(({ part, isGrowing }: { readonly part: ReasoningPart; readonly isGrowing: boolean }) => {
  const duration = part.durationMs === undefined ? null : durationWords(part.durationMs)
  if (part.text === '' && isGrowing) return <p className="card card-note">{words.reasoningRunning}</p>
  if (part.text === '') return <p className="card card-note">{wordlessNote(part.redacted !== undefined, duration)}</p>
  return (
    <FoldedCard title={isGrowing ? words.reasoningRunning : duration === null ? words.reasoning : words.thoughtFor(duration)}>
      <p className="card-text" tabIndex={0} dir="auto">
        {part.text}
      </p>
    </FoldedCard>
  )
})
ReasoningCard.displayName = 'ReasoningCard'

const wordlessNote = (isRedacted: boolean, duration: string | null): string => {
  if (isRedacted) return duration === null ? words.reasoningHidden : words.reasoningHiddenAfter(duration)
  return duration === null ? words.reasoningUnspoken : words.reasoningUnspokenAfter(duration)
}
