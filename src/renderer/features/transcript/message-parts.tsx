import { memo, useMemo, type ReactNode } from 'react'
import { structuredMessages } from '../../../shared/messages/structured.ts'
import { toolCardsMessages as cards } from '../../../shared/messages/tool-cards.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import type { Message, Part, ToolCallPart, ToolResultPart } from '../../../shared/message.ts'
import { CitedMessageContext, type CitedMessage } from './citation-mark.tsx'
import { citedText } from './citations.ts'
import { FoldedCard } from './folded-card.tsx'
import type { FoundPlaces } from './found-places.ts'
import { LateMediaCard, LateSearchResultCard, LateSources, LateToolContents } from './late-parts.ts'
import { Markdown } from './markdown.tsx'
import { isMissingImage, MissingImage } from './missing-image.tsx'
import { ReasoningCard } from './reasoning-card.tsx'
import { groupParts, type PartGroup } from './structured-parts.ts'
import { ToolCallCard } from './tool-call-card.tsx'
import { useFoundPlaces } from './use-found-places.ts'
import { useSources } from './use-sources.ts'

const nowhere: FoundPlaces['places'] = []

type MessagePartsProps = { readonly message: Message; readonly followsSchema: boolean }

/** The parts of a message in their order, then what they cite. Attachments are shown above, all together. */
export const MessageParts = ({ message, followsSchema }: MessagePartsProps) => {
  const sources = useSources(message.parts)
  const found = useFoundPlaces(message)
  const places = found?.places ?? nowhere
  const { id, position } = message
  const cited = useMemo<CitedMessage | null>(
    () => (sources.length === 0 && places.length === 0 ? null : { messageId: id, position, sources, found: places }),
    [id, position, sources, places],
  )
  return (
    <CitedMessageContext value={cited}>
      {groupParts(message, followsSchema).map((group) => (
        <GroupView key={group.key} group={group} message={message} cited={cited} found={found} />
      ))}
      {cited !== null && <LateSources {...cited} />}
    </CitedMessageContext>
  )
}

type GroupViewProps = {
  readonly group: PartGroup
  readonly message: Message
  readonly cited: CitedMessage | null
  readonly found: FoundPlaces | null
}

const GroupView = ({ group, message, cited, found }: GroupViewProps): ReactNode => {
  const isGrowing = message.status === 'streaming' && group.isLast
  switch (group.type) {
    case 'part':
      return <PartView part={group.part} message={message} isGrowing={isGrowing} marked={markedOf(group.part, message, found)} />
    case 'cited':
      return <Markdown text={citedText(group.parts, cited?.sources ?? [])} isGrowing={isGrowing} source={group.parts.at(-1) ?? group} />
    case 'raw-answer':
      return (
        <div className="raw-answer">
          <p className="raw-answer-title">{structuredMessages.writing}</p>
          <pre className="card-text" dir="ltr">
            {group.text}
          </pre>
        </div>
      )
  }
}

/** The text of a part with the marks of what was found; the part itself where nothing was. */
const markedOf = (part: Part, { parts }: Message, found: FoundPlaces | null): { readonly text: string } | null =>
  part.type === 'text' ? (found?.texts[parts.filter(({ type }) => type === 'text').indexOf(part)] ?? null) : null

type PartViewProps = {
  readonly part: Part
  readonly message: Message
  readonly isGrowing: boolean
  readonly marked: { readonly text: string } | null
}

const PartView = ({ part, message, isGrowing, marked }: PartViewProps): ReactNode => {
  switch (part.type) {
    case 'text':
      return message.role === 'user' ? (
        <QuestionText text={part.text} />
      ) : (
        <Markdown text={(marked ?? part).text} isGrowing={isGrowing} source={marked ?? part} />
      )
    case 'reasoning':
      return <ReasoningCard part={part} isGrowing={isGrowing} />
    case 'tool-call':
      return (
        <ToolCallCard
          call={part}
          index={message.parts.indexOf(part)}
          result={resultOf(part, message)}
          messageId={message.id}
          turnId={message.turnId}
          status={message.status}
          isGrowing={isGrowing}
          isBehind={message.parts.slice(0, message.parts.indexOf(part)).some(isAsked)}
        />
      )
    case 'tool-result':
      return message.parts.some((other) => other.type === 'tool-call' && other.toolUseId === part.toolUseId) ? null : (
        <FoldedCard title={cards.result} state={part.isError ? cards.failed : cards.done}>
          <div className="card-body">
            <LateToolContents content={part.content} />
          </div>
        </FoldedCard>
      )
    case 'media':
      return <LateMediaCard part={part} />
    case 'search-result':
      return <LateSearchResultCard part={part} />
    case 'guard-content':
      return <GuardContent text={part.text} qualifiers={part.qualifiers} />
    case 'output-schema':
      return (
        <p className="part-chip" title={part.output.description === '' ? undefined : part.output.description}>
          {words.answerFollows(part.output.name)}
        </p>
      )
    case 'unknown':
      return isMissingImage(part) ? (
        <MissingImage part={part} />
      ) : (
        <FoldedCard title={words.unknownPart(part.name)}>
          <pre className="card-text" tabIndex={0}>
            {JSON.stringify(part.json, null, 2)}
          </pre>
        </FoldedCard>
      )
    case 'attachment':
      return null
  }
}

const resultOf = (call: ToolCallPart, { parts }: Message): ToolResultPart | null =>
  parts.find((part): part is ToolResultPart => part.type === 'tool-result' && part.toolUseId === call.toolUseId) ?? null

const QuestionText = memo(({ text }: { readonly text: string }) => (
  <p className="question-text" dir="auto">
    {text}
  </p>
))
QuestionText.displayName = 'QuestionText'

const qualifierWords: Readonly<Record<string, string>> = words.guardQualifiers

const GuardContent = ({ text, qualifiers }: { readonly text: string; readonly qualifiers: readonly string[] }) => (
  <>
    <QuestionText text={text} />
    <p className="part-chip">
      {qualifiers.length === 0
        ? words.guardContent
        : words.guardContentAs(qualifiers.map((qualifier) => qualifierWords[qualifier] ?? qualifier).join(', '))}
    </p>
  </>
)

const isAsked = (part: Part): boolean => part.type === 'tool-call' && part.approval === 'asked' && part.outcome === null
