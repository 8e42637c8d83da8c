import type { pageRequests } from '../../../shared/ipc/contract.ts'
import type { Doctor } from '../../doctor/examine.ts'
import type { Handlers } from '../answer-request.ts'

type DoctorHandlers = Pick<Handlers<typeof pageRequests>, 'doctor.start' | 'doctor.stop' | 'doctor.text'>

/** Progress goes its own way, as `doctor.changed`. */
export const doctorHandlers = (doctor: () => Doctor | Promise<Doctor>): DoctorHandlers => ({
  'doctor.start': async (patient) => ({ examinationId: (await doctor()).start(patient).examinationId }),
  'doctor.stop': async ({ examinationId }) => {
    const { stop } = await doctor()
    stop(examinationId)
    return null
  },
  'doctor.text': async ({ examinationId }) => ({ text: (await doctor()).text(examinationId) }),
})
