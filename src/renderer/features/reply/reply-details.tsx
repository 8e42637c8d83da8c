import type { Message } from '../../../shared/message.ts'
import { guardrailsMessages } from '../../../shared/messages/guardrails.ts'
import { replyMessages as words } from '../../../shared/messages/reply.ts'
import type { GuardrailReport } from '../../../shared/model.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { JsonTree } from '../../ui/json-tree.tsx'
import { replyGroups } from './reply-rows.ts'

/** Everything that is kept about a reply, in words. */
export const ReplyDetailsView = ({ message: { details } }: { readonly message: Message }) => {
  if (details === null) return <p className="reply-note">{words.noDetails}</p>
  const { guardrail, responseFields } = details
  return (
    <>
      {replyGroups(details).map(({ label, rows }) => (
        <section key={label} className="reply-group" aria-label={label}>
          <h3>{label}</h3>
          <dl>
            {rows.map((row) => (
              <div key={row.label} className="reply-row">
                <dt>{row.label}</dt>
                <dd className="tabular">{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {guardrail !== null && guardrail.findings.length > 0 && <Findings findings={guardrail.findings} />}
      {responseFields !== null && (
        <section className="reply-group" aria-label={words.responseFields}>
          <h3>{words.responseFields}</h3>
          <JsonTree value={responseFields} label={words.responseFields} />
          <CopyButton label={words.copy} done={words.copied} text={() => JSON.stringify(responseFields, null, 2)} />
        </section>
      )}
    </>
  )
}

const Findings = ({ findings }: { readonly findings: GuardrailReport['findings'] }) => (
  <div className="reply-table" tabIndex={0} role="group" aria-label={words.findings}>
    <table>
      <caption>{words.findings}</caption>
      <thead>
        <tr>
          <th scope="col">{words.side}</th>
          <th scope="col">{words.policy}</th>
          <th scope="col">{words.done}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding, index) => (
          <tr key={index}>
            <td>{guardrailsMessages.sides[finding.side]}</td>
            <td>{guardrailsMessages.policy(finding.policy, finding.name)}</td>
            <td>{guardrailsMessages.action(finding.action)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
