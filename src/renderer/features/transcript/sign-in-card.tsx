import { useId, useRef, useState } from 'react'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { TurnId } from '../../../shared/ids.ts'
import type { TurnWait } from '../../../shared/turn-event.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { tryRequest } from '../../bridge/client.ts'
import { useOpenConversation, useTurnWait } from '../../state/open-conversation.ts'
import { signInCommand } from '../../state/profile-words.ts'
import { useProfiles } from '../../state/profiles.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import './sign-in-card.css'

/** Stands where the answer will: the turn waits until the person has signed in, and goes on by itself then. */
export const SignInCard = () => {
  const wait = useTurnWait()
  const turnId = useOpenConversation((state) => state.liveTurn?.turnId)
  return wait === null || turnId === undefined ? null : <Card wait={wait} turnId={turnId} />
}

const Card = ({ wait, turnId }: { readonly wait: TurnWait; readonly turnId: TurnId }) => {
  const id = useId()
  const card = useRef<HTMLElement>(null)
  useFocusElsewhere(card, focusComposer)
  const profile = useProfiles((state) => state.profiles.find((known) => known.id === wait.profileId))
  const [isTrying, setIsTrying] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const command = wait.error.context?.command ?? (profile?.signIn === 'command' ? signInCommand(profile) : null)
  const canSignIn = command === null && profile?.signIn !== 'none'
  /** Nobody signs in to keys: they are replaced. */
  const areKeys = profile?.kind === 'static' && wait.error.code === 'credentials-expired'
  const resume = async (): Promise<void> => {
    setIsTrying(true)
    const resumed = await tryRequest('turns.resume', { turnId })
    setIsTrying(false)
    setError(resumed.ok ? null : resumed.error)
  }
  return (
    <section ref={card} className="sign-in-card" aria-labelledby={id}>
      <div role="status">
        <p id={id} className="sign-in-card-title">
          {areKeys ? words.keysBannerExpired(profile.name) : wait.error.title}
        </p>
        {command === null && <p className="sign-in-card-text">{areKeys ? words.keysExpiredHint : wait.error.advice}</p>}
        <p className="sign-in-card-text">{words.waitingHint}</p>
      </div>
      {command !== null && <CommandLine text={words.waitingCommand} command={command} />}
      <div className="sign-in-card-buttons">
        {canSignIn && (
          <Button variant="primary" onClick={() => startSignIn(wait.profileId)}>
            {words.signInAgain}
          </Button>
        )}
        <Button variant={canSignIn ? 'plain' : 'primary'} disabled={isTrying} onClick={() => void resume()}>
          {words.tryAgain}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </section>
  )
}
