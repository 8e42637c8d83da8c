import { doctorMessages as words } from '../../../shared/messages/doctor.ts'
import type { CheckName } from '../../../shared/doctor.ts'
import type { Remedy, UserFacingError } from '../../../shared/user-facing-error.ts'
import { tryRequest } from '../../bridge/client.ts'
import { startExamination } from '../../state/doctor.ts'
import { chooseModel, chosenModel, setModelPickerOpen } from '../../state/models.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { leaveSettings, showDoctor, showSettings, type Patient } from '../../state/view.ts'
import { showToast } from '../../ui/toast.tsx'

const openModelPicker = (): void => {
  leaveSettings()
  setModelPickerOpen(true)
}

/** The other form of the model, in the conversation too where it uses this profile; then the check runs with it. */
const takeAlternative = async (patient: Patient, modelId: string): Promise<void> => {
  if (chosenModel().profileId === patient.profileId && chosenModel().modelId === patient.modelId) await chooseModel(modelId)
  showDoctor({ ...patient, modelId })
}

const copyPolicy = async ({ profileId, region, modelId }: Patient, error: UserFacingError): Promise<void> => {
  const written = await tryRequest('models.policy', { profileId, region: error.context?.region ?? region, modelId })
  if (!written.ok) {
    showToast({ text: written.error.title })
    return
  }
  navigator.clipboard.writeText(written.value.policy).then(
    () => showToast({ text: words.policyCopied }),
    () => showToast({ text: words.copyFailed }),
  )
}

const openPage = async (url: string): Promise<void> => {
  const opened = await tryRequest('links.open', { url })
  if (!opened.ok) showToast({ text: opened.error.title })
}

/** What a button under a light does. Main offers none here that belong to a conversation. */
export const applyDoctorRemedy = (remedy: Remedy, error: UserFacingError, name: CheckName, patient: Patient): void => {
  switch (remedy) {
    case 'retry':
    case 'wait':
    case 'run-doctor':
      void startExamination(patient)
      return
    case 'sign-in':
      startSignIn(patient.profileId)
      return
    case 'use-alternative': {
      const alternative = error.context?.alternatives?.[0]
      if (alternative === undefined) openModelPicker()
      else void takeAlternative(patient, alternative.modelId)
      return
    }
    case 'choose-model':
      openModelPicker()
      return
    case 'copy-policy':
      void copyPolicy(patient, error)
      return
    case 'open-page':
      if (error.context?.pageUrl !== undefined) void openPage(error.context.pageUrl)
      return
    case 'choose-profile':
      showSettings('aws')
      return
    case 'open-settings':
      showSettings(name.startsWith('network-') || name === 'probe' ? 'network' : 'aws')
      return
    case 'continue':
    case 'remove-attachment':
    case 'lower-max-tokens':
      leaveSettings()
      return
  }
}
