import type { Check, CheckName, Examination } from '../../shared/doctor.ts'
import type { ProfileId } from '../../shared/ids.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { openConversationState } from './open-conversation.ts'
import { profilesState } from './profiles.ts'
import { currentSettings } from './settings.ts'
import { showDoctor, type Patient } from './view.ts'

/** `found` is the status that belongs to the text on the screen, which may be that of the last time; null before anything was found. */
export type ShownCheck = Check & { readonly found: Check['status'] | null }

export type DoctorState = {
  readonly status: 'idle' | 'running' | 'done' | 'failed'
  readonly patient: Patient | null
  /** Null until main has said which examination it is. */
  readonly examinationId: string | null
  /** A light that is being looked at again shows what was found the last time, so that nothing moves. */
  readonly checks: readonly ShownCheck[]
  /** Why it could not even begin. */
  readonly error: UserFacingError | null
}

/** Written out, not imported: the module of the schemas would bring zod into the window. */
const order = [
  'chain',
  'credentials',
  'region',
  'network-runtime',
  'network-control-plane',
  'network-sts',
  'clock',
  'identity',
  'models',
  'model-access',
  'probe',
] as const satisfies readonly CheckName[]

const untouched: readonly ShownCheck[] = order.map((name) => ({ name, status: 'waiting', text: '', steps: [], error: null, found: null }))

const store = createStore<DoctorState>({ status: 'idle', patient: null, examinationId: null, checks: untouched, error: null })
/** Said by main before its answer has told which examination this window began. */
const early = new Map<string, Examination>()
let attempts = 0

export const useDoctor = store.use
export const doctorState = store.get

const isSame = (one: Patient | null, other: Patient): boolean =>
  one?.profileId === other.profileId && one.region === other.region && one.modelId === other.modelId

const overPrevious = (check: Check, previous: readonly ShownCheck[]): ShownCheck => {
  if (check.status !== 'waiting' && check.status !== 'running') return { ...check, found: check.status }
  const before = previous.find(({ name }) => name === check.name)
  return before === undefined ? { ...check, found: null } : { ...before, status: check.status }
}

const take = ({ checks, isDone }: Examination): void =>
  store.set((state) => ({
    ...state,
    status: isDone ? 'done' : 'running',
    checks: checks.map((check) => overPrevious(check, state.checks)),
  }))

/** Returns the function that stops listening. */
export const listenToDoctor = (): (() => void) =>
  on('doctor.changed', (examination) => {
    const { status, examinationId } = store.get()
    if (examination.examinationId === examinationId) take(examination)
    else if (status === 'running' && examinationId === null) early.set(examination.examinationId, examination)
  })

/** What was not looked at by then says so. */
export const stopExamination = (): void => {
  const { status, examinationId } = store.get()
  if (status === 'running' && examinationId !== null) void tryRequest('doctor.stop', { examinationId })
}

/** Looks anew; what was found of the same patient stays on the screen until it is found again. */
export const startExamination = async (patient: Patient): Promise<void> => {
  stopExamination()
  attempts += 1
  const attempt = attempts
  early.clear()
  store.set((state) => ({
    status: 'running',
    patient,
    examinationId: null,
    checks: isSame(state.patient, patient) ? state.checks.map((check) => ({ ...check, status: 'waiting' })) : untouched,
    error: null,
  }))
  const started = await tryRequest('doctor.start', patient)
  if (attempt !== attempts) {
    if (started.ok) void tryRequest('doctor.stop', started.value)
    return
  }
  if (!started.ok) {
    store.set((state) => ({ ...state, status: 'failed', checks: untouched, error: started.error }))
    return
  }
  const { examinationId } = started.value
  store.set((state) => ({ ...state, examinationId }))
  const known = early.get(examinationId)
  early.clear()
  if (known !== undefined) take(known)
}

/** Gives up a running examination whose screen is left. */
export const leaveExamination = (): void => {
  stopExamination()
  attempts += 1
  store.set((state) => (state.status === 'running' ? { ...state, status: 'idle', patient: null, checks: untouched } : state))
}

/** The report as plain text, without what names a person or an account; null while there is none. */
export const readReport = async (): Promise<Result<{ readonly text: string }> | null> => {
  const { examinationId } = store.get()
  return examinationId === null ? null : tryRequest('doctor.text', { examinationId })
}

/** What a profile would be used with now: the open conversation's choice, else that for new ones. */
export const patientFor = (profileId: ProfileId): Patient => {
  const { conversation } = openConversationState()
  if (conversation?.profileId === profileId) return { profileId, region: conversation.region, modelId: conversation.modelId }
  const settings = currentSettings()
  const isOwn = settings.profileId === profileId
  const hasRegion = profilesState().profiles.some(({ id, region }) => id === profileId && region !== null)
  const isOtherWorld = (settings.profileId === 'demo') !== (profileId === 'demo')
  const region = profileId !== 'demo' && (isOwn || !hasRegion) ? settings.region : ''
  return { profileId, region, modelId: isOtherWorld ? '' : settings.modelId }
}

/** Opens the connection doctor for a profile. */
export const showDoctorFor = (profileId: ProfileId): void => showDoctor(patientFor(profileId))
