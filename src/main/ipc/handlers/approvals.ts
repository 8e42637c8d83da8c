import type { pageRequests } from '../../../shared/ipc/contract.ts'
import type { Approvals } from '../../tools/approvals.ts'
import type { Handlers } from '../answer-request.ts'

type ApprovalHandlers = Pick<
  Handlers<typeof pageRequests>,
  'approvals.list' | 'approvals.answer' | 'approvals.remembered' | 'approvals.forget' | 'approvals.forgetAll'
>

/** What waits for a person, and what they have allowed for later. */
export const approvalHandlers = (approvals: Approvals): ApprovalHandlers => ({
  'approvals.list': () => [...approvals.list()],
  'approvals.answer': ({ approvalId, answer }) => {
    approvals.answer(approvalId, answer)
    return null
  },
  'approvals.remembered': () => [...approvals.remembered()],
  'approvals.forget': ({ id }) => {
    approvals.forget(id)
    return null
  },
  'approvals.forgetAll': () => {
    approvals.forgetAll()
    return null
  },
})
