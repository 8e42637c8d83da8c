import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleMinus from 'lucide-react/icons/circle-minus'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import OctagonX from 'lucide-react/icons/octagon-x'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { Check, CheckName } from '../../../shared/doctor.ts'
import { doctorMessages as words } from '../../../shared/messages/doctor.ts'
import type { ShownCheck } from '../../state/doctor.ts'
import type { Patient } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { applyDoctorRemedy } from './doctor-remedies.ts'

const icons = {
  waiting: CircleDashed,
  running: LoaderCircle,
  good: CircleCheck,
  notice: TriangleAlert,
  bad: OctagonX,
  skipped: CircleMinus,
} as const satisfies Readonly<Record<Check['status'], unknown>>

/** They have details to unfold when all is well; the line for it is kept from the start. */
const detailed: ReadonlySet<CheckName> = new Set([
  'chain',
  'network-runtime',
  'network-control-plane',
  'network-sts',
  'identity',
  'models',
  'model-access',
])

type CheckRowProps = { readonly check: ShownCheck; readonly patient: Patient }

/** One light: what was looked at and why it matters, what was found, and what can be done about it. */
export const CheckRow = ({ check, patient }: CheckRowProps) => {
  const { name, status, text, steps, error, found } = check
  const isNotice = found === 'notice'
  const Icon = icons[status]
  return (
    <li className="doctor-check" data-status={status} data-found={found ?? undefined}>
      <span className="doctor-light">
        <Icon aria-hidden="true" />
      </span>
      <div className="doctor-words">
        <div className="doctor-line">
          <h3>{words.names[name]}</h3>
          <span className="doctor-status">{words.statuses[status]}</span>
        </div>
        <p className="doctor-meaning">{words.meanings[name]}</p>
        <p className="doctor-found">{text === error?.title ? '' : text}</p>
        {steps.length === 0 && error === null && detailed.has(name) && <div className="doctor-no-steps" />}
        {steps.length > 0 && (
          <details className="doctor-steps" open={name === 'model-access' && error !== null}>
            <summary>
              {words.details}
              <span className="visually-hidden"> {words.names[name]}</span>
            </summary>
            <ul>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </details>
        )}
        {error !== null && (
          <ErrorNotice
            key={error.context?.retryAt}
            error={error}
            tone={isNotice ? 'quiet' : 'danger'}
            onRemedy={(remedy, failure, detail) => applyDoctorRemedy(remedy, failure, { name, patient, detail })}
          />
        )}
      </div>
    </li>
  )
}
