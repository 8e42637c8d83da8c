import { useEffect, useRef } from 'react'
import { doctorSummary } from '../../../shared/messages/doctor-summary.ts'
import { doctorMessages as words } from '../../../shared/messages/doctor.ts'
import { leaveExamination, listenToDoctor, showDoctorFor, startExamination, stopExamination, useDoctor } from '../../state/doctor.ts'
import { knownModel } from '../../state/model-lists.ts'
import { useProfileState } from '../../state/profile-states.ts'
import { ensureProfiles, useProfiles } from '../../state/profiles.ts'
import { leavePlace, type Patient } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Picker } from '../../ui/picker.tsx'
import { Place } from '../../ui/place.tsx'
import { CheckRow } from './check-row.tsx'
import { CopyReport } from './copy-report.tsx'
import './doctor.css'

const useExamination = ({ profileId, region, modelId }: Patient): void => {
  useEffect(() => {
    const stopListening = listenToDoctor()
    return () => {
      leaveExamination()
      stopListening()
    }
  }, [])
  useEffect(() => {
    void startExamination({ profileId, region, modelId })
  }, [profileId, region, modelId])
}

/** Looks again when a sign-in has mended the profile meanwhile. */
const useSignedInAgain = (patient: Patient): void => {
  const standing = useProfileState(patient.profileId)?.status
  const isOver = useDoctor((state) => state.status === 'done')
  const wasNeeded = useRef(false)
  useEffect(() => {
    if (standing === 'ready' && wasNeeded.current && isOver) void startExamination(patient)
    wasNeeded.current = standing === 'sign-in-needed'
  }, [standing, isOver, patient])
}

const modelWords = (modelId: string): string => {
  const name = knownModel(modelId)?.name
  if (name !== undefined && name !== modelId) return `${name} · ${modelId}`
  return modelId === '' ? words.noModel : modelId
}

const Facts = ({ patient }: { readonly patient: Patient }) => {
  const profiles = useProfiles((state) => state.profiles)
  useEffect(ensureProfiles, [])
  const options = profiles.map(({ id, name, region }) => ({ value: id, label: name, ...(region === null ? {} : { note: region }) }))
  return (
    <dl className="doctor-facts">
      <dt>{words.profile}</dt>
      <dd>
        <Picker
          label={words.profile}
          value={patient.profileId}
          options={options}
          placeholder={patient.profileId.replace(/^aws:/u, '')}
          onChange={showDoctorFor}
        />
      </dd>
      <dt>{words.region}</dt>
      <dd>{patient.region === '' ? words.regionOfProfile : patient.region}</dd>
      <dt>{words.model}</dt>
      <dd>{modelWords(patient.modelId)}</dd>
    </dl>
  )
}

const Summary = () => {
  const checks = useDoctor((state) => state.checks)
  const status = useDoctor((state) => state.status)
  const done = checks.filter((check) => check.status !== 'waiting' && check.status !== 'running').length
  const isRunning = status === 'running'
  return (
    <div className="doctor-summary">
      <p role="status">{status === 'done' || isRunning ? doctorSummary(checks, !isRunning) : ''}</p>
      <p className="doctor-progress tabular">{isRunning ? words.progress(done, checks.length) : ''}</p>
    </div>
  )
}

/** The connection doctor. */
export const DoctorPlace = ({ patient }: { readonly patient: Patient }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const checks = useDoctor((state) => state.checks)
  const error = useDoctor((state) => state.error)
  const isRunning = useDoctor((state) => state.status === 'running')
  const hasReport = useDoctor((state) => state.examinationId !== null)
  /** What mends it goes before looking again. */
  const hasRemedy = checks.some(({ found, error: failure }) => found === 'bad' && (failure?.remedies.length ?? 0) > 0)
  useExamination(patient)
  useSignedInAgain(patient)
  const again = (): void => void startExamination(patient)
  return (
    <Place className="doctor" title={words.title} backLabel={words.back} heading={heading} onLeave={leavePlace}>
      <Facts patient={patient} />
      <div className="doctor-head">
        <Summary />
        <div className="doctor-buttons">
          <Button variant={isRunning || hasRemedy ? 'plain' : 'primary'} onClick={isRunning ? stopExamination : again}>
            {isRunning ? words.stop : words.checkAgain}
          </Button>
          <CopyReport isDisabled={!hasReport} />
        </div>
      </div>
      {error !== null && <ErrorNotice error={error} onRemedy={again} />}
      <h2 className="visually-hidden">{words.checks}</h2>
      <ul className="doctor-checks" aria-busy={isRunning}>
        {checks.map((check) => (
          <CheckRow key={check.name} check={check} patient={patient} />
        ))}
      </ul>
    </Place>
  )
}
