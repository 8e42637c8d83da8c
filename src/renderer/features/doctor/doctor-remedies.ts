import { doctorMessages as words } from '../../../shared/messages/doctor.ts'
import type { CheckName } from '../../../shared/doctor.ts'
import type { Remedy, UserFacingError } from '../../../shared/user-facing-error.ts'
import { tryRequest } from '../../bridge/client.ts'
import { startExamination } from '../../state/doctor.ts'
import { chooseModel, chosenModel, setModelPickerOpen } from '../../state/models.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { leaveSettings, showDoctor, showSettings, type Patient } from '../../state/view.ts'
import { showToast } from '../../ui/toast.tsx'

/** Which light the button is under; `detail` is the model of `use-alternative`. */
type Place = { readonly name: CheckName; readonly patient: Patient; readonly detail: string | undefined }

/** A service that stays busy is not asked for ever: each try is a real request. */
const automaticLimit = 3
let automaticCount = 0

const again = (patient: Patient): boolean => {
  void startExamination(patient)
  return true
}

const againByItself = (patient: Patient): boolean => {
  if (automaticCount >= automaticLimit) return false
  automaticCount += 1
  return again(patient)
}

const openModelPicker = (): void => {
  leaveSettings()
  setModelPickerOpen(true)
}

/** The other form of the model, in the conversation too where it uses this one; then the check runs with it. */
const takeAlternative = async (patient: Patient, modelId: string): Promise<boolean> => {
  const chosen = chosenModel()
  const isTaken = chosen.profileId !== patient.profileId || chosen.modelId !== patient.modelId || (await chooseModel(modelId))
  showDoctor({ ...patient, modelId })
  return isTaken
}

const copyPolicy = async ({ profileId, region, modelId }: Patient, error: UserFacingError): Promise<boolean> => {
  const written = await tryRequest('models.policy', { profileId, region: error.context?.region ?? region, modelId })
  if (!written.ok) {
    showToast({ text: written.error.title })
    return false
  }
  return navigator.clipboard.writeText(written.value.policy).then(
    () => true,
    () => {
      showToast({ text: words.copyFailed })
      return false
    },
  )
}

const openPage = async (url: string): Promise<boolean> => {
  const opened = await tryRequest('links.open', { url })
  if (!opened.ok) showToast({ text: opened.error.title })
  return opened.ok
}

const isAboutNetwork = (name: CheckName, { code }: UserFacingError): boolean =>
  name.startsWith('network-') || code.startsWith('proxy-') || code === 'certificate'

/** What a button under a light does; true when it was done. Main offers none here that belong to a conversation. */
export const applyDoctorRemedy = async (remedy: Remedy, error: UserFacingError, { name, patient, detail }: Place): Promise<boolean> => {
  switch (remedy) {
    case 'retry':
    case 'run-doctor':
      automaticCount = 0
      return again(patient)
    case 'wait':
      return againByItself(patient)
    case 'sign-in':
      startSignIn(patient.profileId)
      return true
    case 'use-alternative':
      return detail !== undefined && takeAlternative(patient, detail)
    case 'copy-policy':
      return copyPolicy(patient, error)
    case 'open-page':
      return error.context?.pageUrl !== undefined && openPage(error.context.pageUrl)
    case 'choose-model':
      openModelPicker()
      return true
    case 'choose-profile':
      showSettings('aws')
      return true
    case 'open-settings':
      showSettings(isAboutNetwork(name, error) ? 'network' : 'aws')
      return true
    case 'continue':
    case 'remove-attachment':
    case 'lower-max-tokens':
    case 'trim-history':
    case 'summarise-history':
    case 'open-inference':
      leaveSettings()
      return true
  }
}
