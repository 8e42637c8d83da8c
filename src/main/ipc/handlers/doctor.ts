import type { Doctor } from '../../doctor/examine.ts'
import type { PageHandlers } from '../page-handlers.ts'

/** Progress goes its own way, as `doctor.changed`. */
export const doctorHandlers = (doctor: () => Doctor | Promise<Doctor>): PageHandlers<'doctor'> => ({
  'doctor.start': async (patient) => ({ examinationId: (await doctor()).start(patient).examinationId }),
  'doctor.stop': async ({ examinationId }) => {
    const { stop } = await doctor()
    stop(examinationId)
    return null
  },
  'doctor.text': async ({ examinationId }) => ({ text: (await doctor()).text(examinationId) }),
})
