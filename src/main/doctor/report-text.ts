import type { Check, Examination } from '../../shared/doctor.ts'
import { doctorSummary } from '../../shared/messages/doctor-summary.ts'
import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { Patient } from './doctor-dependencies.ts'
import { redactReport } from './redact-report.ts'

const indent = (text: string): readonly string[] => text.split('\n').map((line) => `    ${line}`)

const errorLines = ({ code, title, advice, detail }: UserFacingError, said: string): readonly string[] => [
  ...(title === said ? [] : indent(title)),
  ...indent(advice),
  ...indent(code),
  ...(detail === undefined ? [] : indent(detail)),
]

const checkLines = ({ name, status, text, steps, error }: Check): readonly string[] => [
  `[${words.statuses[status]}] ${words.names[name]}${text === '' ? '' : `: ${text}`}`,
  ...steps.flatMap((step) => indent(`- ${step}`)),
  ...(error === null ? [] : errorLines(error, text)),
]

/** The whole report as plain text, without what names a person, an account or a secret. */
export const reportText = ({ checks, isDone }: Examination, { profileId, region, modelId }: Patient, startedAt: number): string =>
  redactReport(
    [
      words.reportTitle,
      new Date(startedAt).toISOString(),
      words.reportLine(words.profile, profileId),
      words.reportLine(words.region, region === '' ? words.regionOfProfile : region),
      words.reportLine(words.model, modelId === '' ? words.noModel : modelId),
      doctorSummary(checks, isDone),
      '',
      ...checks.flatMap(checkLines),
      '',
    ].join('\n'),
  )
