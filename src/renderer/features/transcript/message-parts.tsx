import { ChevronRight } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Message, Part } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { Markdown } from './markdown.tsx'
import { ToolCallCard } from './tool-call-card.tsx'

type PartViewProps = { readonly part: Part; readonly message: Message; readonly isLastPart: boolean }

/** One part of a message. Attachments are shown above the text, all together. */
export const PartView = ({ part, message, isLastPart }: PartViewProps): ReactNode => {
  const isGrowing = message.status === 'streaming' && isLastPart
  switch (part.type) {
    case 'text':
      return message.role === 'user' ? <QuestionText text={part.text} /> : <Markdown text={part.text} isGrowing={isGrowing} source={part} />
    case 'reasoning':
      return <Reasoning text={part.text} isHidden={part.redacted !== undefined && part.text === ''} isGrowing={isGrowing} />
    case 'tool-call':
      return <ToolCallCard call={part} status={message.status} isGrowing={isGrowing} />
    case 'unknown':
      return (
        <FoldedCard title={transcriptMessages.unknownPart(part.name)}>
          <pre className="card-text">{JSON.stringify(part.json, null, 2)}</pre>
        </FoldedCard>
      )
    case 'attachment':
      return null
  }
}

const QuestionText = memo(({ text }: { readonly text: string }) => (
  <p className="question-text" dir="auto">
    {text}
  </p>
))
QuestionText.displayName = 'QuestionText'

type ReasoningProps = { readonly text: string; readonly isHidden: boolean; readonly isGrowing: boolean }

const Reasoning = memo(({ text, isHidden, isGrowing }: ReasoningProps) =>
  isHidden ? (
    <p className="card card-note">{transcriptMessages.reasoningHidden}</p>
  ) : (
    <FoldedCard title={isGrowing ? transcriptMessages.reasoningRunning : transcriptMessages.reasoning}>
      <p className="card-text" dir="auto">
        {text}
      </p>
    </FoldedCard>
  ),
)
Reasoning.displayName = 'Reasoning'

/** A card in the column, folded to one line. */
const FoldedCard = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <details className="card">
    <summary>
      <ChevronRight aria-hidden className="card-chevron" />
      <span className="card-title">{title}</span>
    </summary>
    {children}
  </details>
)
