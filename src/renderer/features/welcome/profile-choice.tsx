import ChevronRight from 'lucide-react/icons/chevron-right'
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import type { ProfileId } from '../../../shared/ids.ts'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { welcomeMessages as words } from '../../../shared/messages/welcome.ts'
import type { Profile } from '../../../shared/profile.ts'
import { loadProfiles, useProfiles } from '../../state/profiles.ts'
import { bedrockRegions, isRegion } from '../../state/region.ts'
import { showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'

type ProfileChoiceProps = {
  readonly onChoose: (profileId: ProfileId, region?: string) => void
  readonly onBack: () => void
}

/** The profiles of this computer; one without a region asks for it before it is used. */
export const ProfileChoice = ({ onChoose, onBack }: ProfileChoiceProps) => {
  const { status, profiles, problem, error } = useProfiles((state) => state)
  const [needsRegion, setNeedsRegion] = useState<Profile | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const isLoading = status === 'loading' || status === 'idle'
  useEffect(() => {
    // The button that led here has gone; the first profile takes the focus as soon as there is one.
    if (!isLoading && needsRegion === null) place.current?.querySelector('button')?.focus()
  }, [isLoading, needsRegion])
  const found = profiles.filter((profile) => profile.kind !== 'demo')
  const pick = (profile: Profile): void => {
    if (profile.region === null) setNeedsRegion(profile)
    else onChoose(profile.id)
  }
  if (needsRegion !== null) {
    return <RegionForm profile={needsRegion} onUse={(region) => onChoose(needsRegion.id, region)} onBack={() => setNeedsRegion(null)} />
  }
  return (
    <div ref={place} className="welcome-profiles">
      {problem !== null && <p className="welcome-problem">{problem}</p>}
      {status === 'failed' && error !== null && <ErrorNotice error={error} />}
      {isLoading && <Skeleton label={words.looking} lines={3} />}
      {status === 'ready' && found.length === 0 && (
        <div className="welcome-none">
          <p className="welcome-choice-title">{words.noneTitle}</p>
          <p>{words.noneText}</p>
        </div>
      )}
      {found.length > 0 && (
        <ul className="welcome-list" aria-label={words.profiles}>
          {found.map((profile) => {
            const about = `${profilesMessages.kinds[profile.kind]} · ${profile.region ?? words.noRegion}`
            return (
              <li key={profile.id}>
                <button
                  type="button"
                  className="welcome-profile"
                  aria-label={`${words.use(profile.name)}, ${about}`}
                  onClick={() => pick(profile)}
                >
                  <span className="welcome-choice-title">{profile.name}</span>
                  <span className="welcome-choice-text">{about}</span>
                  <ChevronRight />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <div className="welcome-buttons">
        <Button variant="quiet" onClick={onBack}>
          {words.back}
        </Button>
        <Button variant="quiet" onClick={() => void loadProfiles()}>
          {words.lookAgain}
        </Button>
        <Button variant="quiet" onClick={() => showSettings('aws')}>
          {words.enterKeys}
        </Button>
      </div>
    </div>
  )
}

type RegionFormProps = { readonly profile: Profile; readonly onUse: (region: string) => void; readonly onBack: () => void }

const RegionForm = ({ profile, onUse, onBack }: RegionFormProps) => {
  const [region, setRegion] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (isRegion(region)) onUse(region)
  }
  return (
    <form className="welcome-profiles welcome-region" onSubmit={submit}>
      <SuggestField
        label={words.regionOf(profile.name)}
        suggestions={bedrockRegions}
        placeholder="us-east-1"
        value={region}
        onChange={setRegion}
        note={words.regionNote}
        problem={wasTried && !isRegion(region) ? words.regionProblem : undefined}
        autoFocus
      />
      <div className="welcome-buttons">
        <Button variant="quiet" onClick={onBack}>
          {words.back}
        </Button>
        <Button variant="primary" type="submit">
          {words.takeProfile}
        </Button>
      </div>
    </form>
  )
}
