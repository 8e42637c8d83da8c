import ShieldAlert from 'lucide-react/icons/shield-alert'
import type { GuardrailReport } from '../../../shared/model.ts'
import { guardrailWords } from './guardrail-words.ts'

/** Under an answer: what a guardrail blocked or masked, by policy, and how it goes on. */
export const GuardrailNotice = ({ report }: { readonly report: GuardrailReport }) => {
  const words = guardrailWords(report)
  if (words === null) return null
  return (
    <div className={`card card-note guardrail guardrail-${words.tone}`}>
      <ShieldAlert aria-hidden />
      <div>
        <p className={words.tone === 'blocked' ? 'guardrail-title' : undefined}>{words.title}</p>
        {words.findings.length > 0 && (
          <ul>
            {words.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        )}
        {words.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </div>
  )
}
