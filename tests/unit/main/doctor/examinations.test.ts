import { describe, expect, it } from 'vitest'
import { checkOf, createDoctorWorld, lightsOf, never, patient } from '../../../support/doctor-world.ts'
import { checkNames } from '../../../../src/shared/doctor.ts'

describe('the examinations of a doctor', () => {
  it('stops everything that runs and says so in what was not finished', async () => {
    const aborted: string[] = []
    const probeModel = (_connection: unknown, _modelId: string, signal: AbortSignal) => {
      signal.addEventListener('abort', () => aborted.push('probe'))
      return never(signal)
    }
    const { doctor, pushes, pushed, done } = createDoctorWorld({ probeModel })
    const { examinationId } = doctor.start(patient)
    await pushed((examination) => checkOf(examination, 'identity').status === 'good' && checkOf(examination, 'probe').status === 'running')
    doctor.stop(examinationId)
    const stopped = await done(examinationId)
    const count = pushes.length
    await new Promise((resolve) => setImmediate(resolve))
    expect({ aborted, probe: checkOf(stopped, 'probe'), later: pushes.length - count }).toEqual({
      aborted: ['probe'],
      probe: { name: 'probe', status: 'skipped', text: 'Stopped before it was done', steps: [], error: null },
      later: 0,
    })
  })

  it('stops the first examination of a profile when a second one begins', async () => {
    const { doctor, done } = createDoctorWorld({ probeModel: (_connection, _modelId, signal) => never(signal) })
    const first = doctor.start(patient)
    const other = doctor.start({ ...patient, profileId: 'aws:other' })
    const second = doctor.start(patient)
    const stopped = await done(first.examinationId)
    expect(lightsOf(stopped)).toEqual(Object.fromEntries(checkNames.map((name) => [name, 'skipped'])))
    doctor.stop(other.examinationId)
    doctor.stop(second.examinationId)
  })

  it('keeps the last five reports', async () => {
    const { doctor, examine } = createDoctorWorld()
    const ids: string[] = []
    for (const profileId of ['aws:1', 'aws:2', 'aws:3', 'aws:4', 'aws:5', 'aws:6']) ids.push((await examine({ profileId })).examinationId)
    const [oldest = '', next = ''] = ids
    expect(() => doctor.text(oldest)).toThrow('This report is no longer kept')
    expect(doctor.text(next)).toContain('aws:2')
  })

  it('says nothing more once it was disposed of', async () => {
    const { doctor, pushes } = createDoctorWorld()
    doctor.start(patient)
    doctor.dispose()
    const count = pushes.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(pushes).toHaveLength(count)
  })
})
