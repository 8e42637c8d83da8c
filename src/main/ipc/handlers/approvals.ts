import type { Approvals } from '../../tools/approvals.ts'
import type { PageHandlers } from '../page-handlers.ts'

/** What waits for a person, and what they have allowed for later. */
export const approvalHandlers = (approvals: Approvals): PageHandlers<'approvals'> => ({
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
