import type { pageRequests } from '../../../shared/ipc/contract.ts'
import type { ActiveTurns } from '../../turns/active-turns.ts'
import type { TurnStarter } from '../../turns/start-turn.ts'
import type { Handlers } from '../answer-request.ts'

type TurnHandlers = Pick<Handlers<typeof pageRequests>, 'turns.start' | 'turns.continue' | 'turns.retry' | 'turns.cancel' | 'turns.resume'>

export const turnHandlers = (starter: TurnStarter, activeTurns: ActiveTurns): TurnHandlers => ({
  'turns.start': (question) => starter.ask(question),
  'turns.continue': ({ conversationId }) => starter.continueAnswer(conversationId),
  'turns.retry': ({ conversationId }) => starter.retry(conversationId),
  'turns.cancel': ({ turnId }) => {
    activeTurns.cancel(turnId)
    return null
  },
  'turns.resume': ({ turnId }) => {
    activeTurns.resume(turnId)
    return null
  },
})
