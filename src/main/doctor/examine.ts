import { checkNames, type Check, type CheckName, type Examination } from '../../shared/doctor.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import { demoChecks } from './demo-checks.ts'
import type { DoctorDependencies, Patient } from './doctor-dependencies.ts'
import { reportText } from './report-text.ts'
import { runChecks } from './run-checks.ts'

/** Reports that are kept, so that they can be copied after the screen was left. */
const keptExaminations = 5

type Case = {
  readonly patient: Patient
  readonly startedAt: number
  readonly controller: AbortController
  examination: Examination
}

const waiting = (name: CheckName): Check => ({ name, status: 'waiting', text: '', steps: [], error: null })

const stoppedCheck = (check: Check): Check =>
  check.status === 'waiting' || check.status === 'running'
    ? { ...check, status: 'skipped', text: words.stopped, steps: [], error: null }
    : check

/** Looks at a profile from its chain to a real answer, and reports as it goes. */
export const createDoctor = (dependencies: DoctorDependencies) => {
  const cases = new Map<string, Case>()

  const update = (one: Case, checks: Check[], isDone: boolean): void => {
    one.examination = { ...one.examination, checks, isDone }
    dependencies.push(one.examination)
  }
  const stopCase = (one: Case): void => {
    if (one.examination.isDone) return
    one.controller.abort()
    update(one, one.examination.checks.map(stoppedCheck), true)
  }
  const examine = async (one: Case): Promise<void> => {
    const report = (name: CheckName, change: Omit<Check, 'name'>): void => {
      const { checks, isDone } = one.examination
      if (isDone) return
      const changed = checks.map((check) => (check.name === name ? { name, ...change } : check))
      update(one, changed, false)
    }
    await runChecks(one.patient, dependencies, report, one.controller.signal)
    if (!one.examination.isDone) update(one, one.examination.checks, true)
  }
  const forgetOldest = (): void => {
    for (const [id, one] of cases) {
      if (cases.size <= keptExaminations) return
      stopCase(one)
      cases.delete(id)
    }
  }

  return {
    /** Another examination of the same profile that still runs is stopped. */
    start: (patient: Patient): Examination => {
      for (const one of cases.values()) if (one.patient.profileId === patient.profileId) stopCase(one)
      const isDemo = patient.profileId === 'demo'
      const examinationId = dependencies.newId()
      const examination = { examinationId, checks: isDemo ? demoChecks() : checkNames.map(waiting), isDone: isDemo }
      const one: Case = { patient, startedAt: dependencies.now(), controller: new AbortController(), examination }
      cases.set(examinationId, one)
      forgetOldest()
      dependencies.push(examination)
      // Its failures are findings; it never rejects.
      if (!isDemo) void examine(one)
      return one.examination
    },
    stop: (examinationId: string): void => {
      const one = cases.get(examinationId)
      if (one !== undefined) stopCase(one)
    },
    text: (examinationId: string): string => {
      const one = cases.get(examinationId)
      if (one !== undefined) return reportText(one.examination, one.patient, one.startedAt)
      throw new ExpectedError({
        code: 'examination-gone',
        title: words.gone,
        advice: words.goneAdvice,
        retryable: false,
        remedies: ['retry'],
      })
    },
    dispose: (): void => {
      for (const one of cases.values()) {
        one.controller.abort()
        one.examination = { ...one.examination, isDone: true }
      }
      cases.clear()
    },
  }
}
export type Doctor = ReturnType<typeof createDoctor>
