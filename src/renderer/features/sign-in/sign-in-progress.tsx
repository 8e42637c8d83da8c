import { useState } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { SignInMethod, SignInState } from '../../../shared/sign-in.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { begin, cancelSignIn, changePlace, hideSignIn, openSignInPage, showSignIn } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { DeviceCode } from './device-code.tsx'

type SignInProgressProps = {
  readonly state: SignInState
  readonly method: SignInMethod
  readonly canChangePlace: boolean
}

/** Failures that another address or region mends. */
const placeCodes: ReadonlySet<string> = new Set(['start-page-refused', 'identity-center-unreachable', 'region-invalid'])

/** While the person is at the sign-in page, or when that came to nothing. */
export const SignInProgress = ({ state, method, canChangePlace }: SignInProgressProps) => {
  const [pageError, setPageError] = useState<UserFacingError | null>(null)
  const openPage = (): void => void openSignInPage().then(setPageError)
  const error = state.type === 'failed' ? state.error : pageError
  const isPlaceWrong = canChangePlace && error !== null && placeCodes.has(error.code)
  const isOver = state.type === 'failed' || state.type === 'cancelled'
  return (
    <>
      <div className="sign-in-state" role="status">
        <Words state={state} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <p className="sign-in-other">
        <OtherMethod method={method} />
      </p>
      {isOver ? (
        <div className="dialog-buttons">
          <Button variant="quiet" onClick={cancelSignIn}>
            {appMessages.cancel}
          </Button>
          <Button variant={isPlaceWrong ? 'plain' : 'primary'} onClick={() => void begin(method)} autoFocus={!isPlaceWrong}>
            {words.tryAgain}
          </Button>
          {canChangePlace && (
            <Button variant={isPlaceWrong ? 'primary' : 'plain'} onClick={changePlace} autoFocus={isPlaceWrong}>
              {words.changePlace}
            </Button>
          )}
        </div>
      ) : (
        <div className="dialog-buttons">
          <Button variant="quiet" onClick={cancelSignIn}>
            {appMessages.cancel}
          </Button>
          <Button variant="quiet" onClick={hide}>
            {words.hide}
          </Button>
          <Button variant={state.type === 'device' ? 'primary' : 'plain'} disabled={state.type === 'starting'} onClick={openPage}>
            {state.type === 'device' ? words.openPage : words.openAgain}
          </Button>
        </div>
      )}
    </>
  )
}

/** It goes on; the toast is one way back to it, to sign in once more the other. */
const hide = (): void => {
  hideSignIn()
  showToast({ text: words.stillWaiting, action: { label: words.showSignIn, run: showSignIn } })
}

const OtherMethod = ({ method }: { readonly method: SignInMethod }) => {
  const other = method === 'browser' ? 'device' : 'browser'
  return (
    <Button size="small" onClick={() => void begin(other)}>
      {other === 'device' ? words.codeInstead : words.browserInstead}
    </Button>
  )
}

const Words = ({ state }: { readonly state: SignInState }) => {
  switch (state.type) {
    case 'starting':
    case 'done':
      return <p className="sign-in-quiet">{words.starting}</p>
    case 'browser':
      return (
        <>
          <p className="sign-in-step">{words.inBrowserTitle}</p>
          <p className="sign-in-quiet">{words.inBrowserText}</p>
        </>
      )
    case 'device':
      return <DeviceCode userCode={state.userCode} verificationUrl={state.verificationUrl} expiresAt={state.expiresAt} />
    case 'failed':
      return null
    case 'cancelled':
      return <p className="sign-in-quiet">{words.cancelled}</p>
  }
}
