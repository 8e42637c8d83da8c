import type { ActiveTurns } from '../../turns/active-turns.ts'
import { countSend } from '../../turns/count-send.ts'
import { planDraft } from '../../turns/plan-draft.ts'
import type { TurnStarter } from '../../turns/start-turn.ts'
import type { TurnDependencies } from '../../turns/turn-dependencies.ts'
import type { PageHandlers } from '../page-handlers.ts'

type TurnHandlers = PageHandlers<'turns'> & Pick<PageHandlers<'attachments'>, 'attachments.plan'>

const countTimeoutMs = 20_000

export const turnHandlers = (starter: TurnStarter, activeTurns: ActiveTurns, dependencies: TurnDependencies): TurnHandlers => ({
  'turns.start': (question) => starter.ask(question),
  'turns.continue': ({ conversationId }) => starter.continueAnswer(conversationId),
  'turns.retry': ({ conversationId }) => starter.retry(conversationId),
  'turns.cancel': ({ turnId }) => {
    activeTurns.cancel(turnId)
    return null
  },
  'turns.count': (draft) => countSend(dependencies, draft, AbortSignal.timeout(countTimeoutMs)),
  'attachments.plan': (draft) => planDraft(dependencies, draft),
  'turns.resume': ({ turnId }) => {
    activeTurns.resume(turnId)
    return null
  },
})
