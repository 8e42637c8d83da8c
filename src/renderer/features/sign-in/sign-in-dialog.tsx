import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { cancelSignIn, useSignIn, type SignIn } from '../../state/sign-in.ts'
import { focusComposer } from '../../state/view.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PlaceForm } from './place-form.tsx'
import { ProfileSteps } from './profile-steps.tsx'
import { SignInProgress } from './sign-in-progress.tsx'
import './sign-in.css'

/** The one sign-in, from the start page to the profile; Escape gives it up. */
export const SignInDialog = () => {
  const signIn = useSignIn()
  if (signIn === null || !signIn.isShown) return null
  const { target, state } = signIn
  const title = target.type === 'profile' ? words.dialogTitleFor(target.name) : words.dialogTitle
  return (
    <Dialog title={title} text={state === null ? words.dialogText : undefined} onClose={cancelSignIn} takeFocus={focusComposer}>
      <div className="sign-in">
        <Step signIn={signIn} />
      </div>
    </Dialog>
  )
}

const Step = ({ signIn }: { readonly signIn: SignIn }) => {
  const { target, signInId, state, method } = signIn
  if (state === null) return <PlaceForm place={target.type === 'new' ? target.place : null} method={method} />
  if (state.type === 'done' && signInId !== null) return <ProfileSteps key={signInId} signInId={signInId} />
  return <SignInProgress key={signIn.attempt} state={state} method={method} canChangePlace={target.type === 'new'} />
}
