import { useRef, useState } from 'react'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { Profile } from '../../../shared/profile.ts'
import { useNow } from '../../state/clock.ts'
import { useChosenProfileId } from '../../state/models.ts'
import { useProfileState } from '../../state/profile-states.ts'
import { expiryWarning, signInCommand } from '../../state/profile-words.ts'
import { useProfiles } from '../../state/profiles.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import './sign-in.css'

const stepMs = 15_000

/** Says ten minutes ahead, and once more when it has happened, that the sign-in of the conversation's profile ends. It lies over the column, so that nothing moves. */
export const ExpiryBanner = () => {
  const profileId = useChosenProfileId()
  const profile = useProfiles((state) => state.profiles.find(({ id }) => id === profileId))
  const state = useProfileState(profileId)
  const now = useNow(stepMs)
  const [dismissed, setDismissed] = useState('')
  const warning = profile === undefined ? null : expiryWarning(profile, state, now)
  const key = `${profileId} ${state?.expiresAt} ${warning?.hasExpired}`
  const isShown = warning !== null && dismissed !== key
  return (
    <div className="expiry-place">
      <p className="visually-hidden" role="status">
        {isShown ? warning.announced : ''}
      </p>
      {isShown && profile !== undefined && <Banner profile={profile} text={warning.text} onDismiss={() => setDismissed(key)} />}
    </div>
  )
}

type BannerProps = { readonly profile: Profile; readonly text: string; readonly onDismiss: () => void }

const Banner = ({ profile, text, onDismiss }: BannerProps) => {
  const banner = useRef<HTMLElement>(null)
  useFocusElsewhere(banner, focusComposer)
  return (
    <section ref={banner} className="expiry-banner" aria-label={words.bannerLabel}>
      <p className="tabular">{text}</p>
      {profile.signIn === 'command' && <CommandLine text={words.command} command={signInCommand(profile)} />}
      <span className="expiry-buttons">
        {profile.signIn === 'identity-center' && (
          <Button size="small" onClick={() => startSignIn(profile.id)}>
            {words.signInAgain}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      </span>
    </section>
  )
}
