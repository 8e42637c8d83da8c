import type { Approval } from '../../../shared/approval.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'

/** Why a person is asked, in a line each. */
export const ApprovalReasons = ({ approval }: { readonly approval: Approval }) => (
  <div className="approval-labelled">
    <p className="approval-label">{words.why}</p>
    <ul className="approval-reasons">
      {approval.reasons.map((reason) => (
        <li key={reason} data-reason={reason}>
          {words.reasons[reason]}
        </li>
      ))}
    </ul>
  </div>
)
