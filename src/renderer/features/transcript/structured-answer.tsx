import { useState } from 'react'
import type { Message } from '../../../shared/message.ts'
import { structuredMessages as words } from '../../../shared/messages/structured.ts'
import type { StructuredAnswer as Answer } from '../../../shared/model.ts'
import { tryRequest } from '../../bridge/client.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { JsonTree } from '../../ui/json-tree.tsx'
import { Segments } from '../../ui/segments.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FoldedCard } from './folded-card.tsx'
import { isRawAnswer, rawText } from './structured-parts.ts'
import './structured-answer.css'

/** Whether a better answer to the same question has followed one that does not follow its schema. */
const useIsCorrected = ({ turnId, position }: Message, { isValid }: Answer): boolean =>
  useOpenConversation(
    ({ messages }) =>
      !isValid && messages.some((other) => other.turnId === turnId && other.role === 'assistant' && other.position > position),
  )

/** An answer that follows a schema: as a tree or as JSON, with what is wrong with it, and folded behind it what the model wrote. */
export const StructuredAnswer = ({ message, answer }: { readonly message: Message; readonly answer: Answer }) => {
  const [view, setView] = useState<'tree' | 'json'>('tree')
  const raw = message.parts
    .filter((part) => isRawAnswer(part, answer.mode))
    .map(rawText)
    .join('\n\n')
  const isCorrected = useIsCorrected(message, answer)
  const json = JSON.stringify(answer.value, null, 2)
  if (isCorrected) {
    return (
      <FoldedCard title={words.corrected}>
        <div className="card-body">
          <ProblemList problems={answer.problems} />
          <pre className="card-text" tabIndex={0}>
            {raw}
          </pre>
        </div>
      </FoldedCard>
    )
  }
  return (
    <div className="structured" role="group" aria-label={words.answer(answer.name)}>
      {!answer.isValid && <Problems problems={answer.problems} />}
      {answer.value !== null && (
        <>
          <header className="structured-head">
            <span className="structured-name">{answer.name}</span>
            <Segments
              label={words.view}
              value={view}
              options={[
                { value: 'tree', label: words.tree },
                { value: 'json', label: words.json },
              ]}
              onChange={setView}
            />
          </header>
          {view === 'tree' ? (
            <JsonTree value={answer.value} label={words.answer(answer.name)} />
          ) : (
            <pre className="structured-json" tabIndex={0} role="group" aria-label={words.json} dir="ltr">
              {json}
            </pre>
          )}
          <div className="structured-buttons">
            <CopyButton label={words.copy} done={words.copied} text={() => json} />
            <SaveButton messageId={message.id} />
          </div>
        </>
      )}
      {raw !== '' && (
        <FoldedCard title={words.raw} isOpen={answer.value === null}>
          <pre className="card-text" tabIndex={0}>
            {raw}
          </pre>
        </FoldedCard>
      )}
    </div>
  )
}

const Problems = ({ problems }: { readonly problems: readonly string[] }) => (
  <div className="structured-problems">
    <p className="structured-problems-title">{words.invalid}</p>
    <p>{words.invalidAdvice}</p>
    <ProblemList problems={problems} />
  </div>
)

const ProblemList = ({ problems }: { readonly problems: readonly string[] }) => (
  <ul className="structured-problem-list">
    {problems.map((problem, index) => (
      <li key={index}>{problem}</li>
    ))}
  </ul>
)

const SaveButton = ({ messageId }: { readonly messageId: Message['id'] }) => {
  const save = async (): Promise<void> => {
    const saved = await tryRequest('replies.saveJson', { messageId })
    if (!saved.ok) showToast({ text: `${saved.error.title}. ${saved.error.advice}` })
    else if (saved.value.isSaved) showToast({ text: words.saved })
  }
  return (
    <Button size="small" onClick={() => void save()}>
      {words.save}
    </Button>
  )
}
