import { beforeEach, describe, expect, it, vi } from 'vitest'
import { checkNames, type Check, type Examination } from '../../../../src/shared/doctor.ts'
import { conversationIdSchema, profileIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const first = '00000000-0000-4000-8000-000000000001'
const second = '00000000-0000-4000-8000-000000000002'
const patient = { profileId: profileIdSchema.parse('aws:work'), region: 'us-east-1', modelId: 'amazon.nova-lite-v1:0' }
const failure = { code: 'bug', title: 'It did not begin', advice: 'Try again.', retryable: true, remedies: [] }

const report = (examinationId: string, status: Check['status'], text: string, isDone: boolean): Examination => ({
  examinationId,
  checks: checkNames.map((name) => ({ name, status, text, steps: [], error: null })),
  isDone,
})

const load = async () => import('../../../../src/renderer/state/doctor.ts')
const shown = (doctor: Awaited<ReturnType<typeof load>>) => {
  const { status, checks } = doctor.doctorState()
  return { status, first: [checks[0]?.status, checks[0]?.text] }
}

describe('the doctor’s state', () => {
  beforeEach(() => void vi.resetModules())

  it('knows every check in its order before main has said anything', async () => {
    installBridge({})
    const doctor = await load()
    expect(doctor.doctorState().checks.map(({ name }) => name)).toEqual(checkNames)
  })

  it('takes what main said before its answer, and nothing of other examinations', async () => {
    const bridge = installBridge({
      'doctor.start': () => {
        bridge.say('doctor.changed', report(second, 'bad', 'Of another window', true))
        bridge.say('doctor.changed', report(first, 'good', 'Early', true))
        return { ok: true, value: { examinationId: first } }
      },
    })
    const doctor = await load()
    doctor.listenToDoctor()
    await doctor.startExamination(patient)
    bridge.say('doctor.changed', report(second, 'bad', 'Of another window', true))
    expect(shown(doctor)).toEqual({ status: 'done', first: ['good', 'Early'] })
  })

  it('keeps what was found on the screen until it is found again', async () => {
    const ids = [first, second]
    const bridge = installBridge({ 'doctor.start': () => ({ ok: true, value: { examinationId: ids.shift() ?? '' } }) })
    const doctor = await load()
    doctor.listenToDoctor()
    await doctor.startExamination(patient)
    bridge.say('doctor.changed', report(first, 'good', 'Found', true))
    await doctor.startExamination(patient)
    const begun = shown(doctor)
    bridge.say('doctor.changed', report(second, 'running', '', false))
    const running = shown(doctor)
    bridge.say('doctor.changed', report(second, 'bad', 'Lost', true))
    expect([begun, running, shown(doctor)]).toEqual([
      { status: 'running', first: ['waiting', 'Found'] },
      { status: 'running', first: ['running', 'Found'] },
      { status: 'done', first: ['bad', 'Lost'] },
    ])
  })

  it('begins empty for another patient', async () => {
    const bridge = installBridge({ 'doctor.start': () => ({ ok: true, value: { examinationId: first } }) })
    const doctor = await load()
    doctor.listenToDoctor()
    await doctor.startExamination(patient)
    bridge.say('doctor.changed', report(first, 'good', 'Found', true))
    void doctor.startExamination({ ...patient, region: 'eu-west-1' })
    expect(shown(doctor)).toEqual({ status: 'running', first: ['waiting', ''] })
  })

  it('gives up an examination that was left, also one whose id comes later', async () => {
    let answer: (value: unknown) => void = () => undefined
    const answered = new Promise((resolve) => (answer = resolve))
    const bridge = installBridge({ 'doctor.start': () => answered, 'doctor.stop': () => ({ ok: true, value: null }) })
    const doctor = await load()
    const started = doctor.startExamination(patient)
    doctor.leaveExamination()
    answer({ ok: true, value: { examinationId: first } })
    await started
    expect({ calls: bridge.calls.at(-1), state: shown(doctor) }).toEqual({
      calls: { name: 'doctor.stop', input: { examinationId: first } },
      state: { status: 'idle', first: ['waiting', ''] },
    })
  })

  it('shows why it could not begin', async () => {
    installBridge({ 'doctor.start': () => ({ ok: false, error: failure }) })
    const doctor = await load()
    await doctor.startExamination(patient)
    expect([doctor.doctorState().status, doctor.doctorState().error]).toEqual(['failed', failure])
  })

  it('examines what the profile would be used with', async () => {
    installBridge({ 'settings.write': () => ({ ok: true, value: {} }) })
    const doctor = await load()
    const { updateSettings } = await import('../../../../src/renderer/state/settings.ts')
    const { updateConversation } = await import('../../../../src/renderer/state/open-conversation.ts')
    await updateSettings({ profileId: patient.profileId, region: 'eu-central-1', modelId: 'eu.amazon.nova-lite-v1:0' })
    const id = conversationIdSchema.parse(first)
    updateConversation({ ...patient, id, title: '', contextFrom: 0, hasSummary: false, createdAt: 0, updatedAt: 0 })
    expect([doctor.patientFor(patient.profileId), doctor.patientFor(profileIdSchema.parse('demo'))]).toEqual([
      { profileId: 'aws:work', region: 'eu-central-1', modelId: 'eu.amazon.nova-lite-v1:0' },
      { profileId: 'demo', region: '', modelId: '' },
    ])
  })
})
