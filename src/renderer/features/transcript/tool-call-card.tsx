import ChevronRight from 'lucide-react/icons/chevron-right'
import { memo, useEffect, useState } from 'react'
import type { Message, ToolCallPart, ToolResultPart } from '../../../shared/message.ts'
import type { ToolInfo } from '../../../shared/tool.ts'
import { useOpenConversation, useToolOutput } from '../../state/open-conversation.ts'
import { loadTools, useTools } from '../../state/tools.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { ToolCallBody } from './tool-call-body.tsx'
import { ToolIcon } from './tool-icon.tsx'
import { isBuiltIn, toolMeaning } from '../../ui/tool-meaning.ts'
import { toolState } from './tool-state.ts'
import './tool-card.css'

type ToolCallCardProps = {
  readonly call: ToolCallPart
  /** Its place in the message. */
  readonly index: number
  /** What the service says its own tool has given; other tools have an outcome. */
  readonly result: ToolResultPart | null
  readonly messageId: Message['id']
  readonly turnId: Message['turnId']
  readonly status: Message['status']
  readonly isGrowing: boolean
  /** Whether one before it in the same answer waits for a person. */
  readonly isBehind: boolean
}

/** What is known of a tool; the list is read when a call is shown that is none of the app's own. */
const useToolInfo = ({ name, server }: ToolCallPart): ToolInfo | null => {
  const { tools, status } = useTools()
  const isWanted = server !== true && !isBuiltIn(name) && status === 'unknown'
  useEffect(() => {
    if (isWanted) void loadTools()
  }, [isWanted])
  return tools.find((tool) => tool.name === name) ?? null
}

/** What the model asked a tool to do, in one line; the arguments and the result unfold. A word for it is asked and given elsewhere, never here. */
export const ToolCallCard = memo(({ call, index, result, messageId, turnId, status, isGrowing, isBehind }: ToolCallCardProps) => {
  const isLive = useOpenConversation(({ liveTurn }) => liveTurn?.turnId === turnId)
  const output = useToolOutput(messageId, index)
  const info = useToolInfo(call)
  const [isOpen, setIsOpen] = useState(false)
  const state = toolState(call, { result, status, isGrowing, isLive, isBehind })
  return (
    <details className="card tool-card" data-state={state.type} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight aria-hidden className="card-chevron" />
        <ToolIcon call={call} info={info} />
        <span className="card-title" dir="auto">
          {toolMeaning(call, info)}
        </span>
        <span className={state.type === 'failed' ? 'card-state card-state-failed' : 'card-state'}>{state.words}</span>
        {state.type === 'running' && output !== '' && !isOpen && <Tail output={output} />}
      </summary>
      {isOpen && <ToolCallBody call={call} result={result} output={state.type === 'running' ? output : ''} />}
    </details>
  )
})
ToolCallCard.displayName = 'ToolCallCard'

const tailLines = 3

/** The newest lines of a program that runs; all of it is in the card. */
const Tail = ({ output }: { readonly output: string }) => (
  <span className="tool-card-tail" aria-hidden dir="ltr">
    {visibleText(output.slice(-2000).trimEnd().split('\n').slice(-tailLines).join('\n'))}
  </span>
)
