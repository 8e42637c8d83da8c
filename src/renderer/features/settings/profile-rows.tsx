import { lazy, Suspense, useEffect, useState } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import type { Profile, SecretState } from '../../../shared/profile.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { chooseProfile, loadProfiles, readSecretState, removeProfile, useProfiles } from '../../state/profiles.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

const ConfirmDialog = lazy(() => import('../../ui/confirm-dialog.tsx').then((module) => ({ default: module.ConfirmDialog })))

/** Every profile there is: those of the AWS files, those added here, the demo. */
export const ProfileRows = () => {
  const { status, profiles, problem, error } = useProfiles((state) => state)
  const [lookedAgain, setLookedAgain] = useState(0)
  const lookAgain = (): void => {
    setLookedAgain((count) => count + 1)
    void loadProfiles()
  }
  return (
    <section className="setting-group" aria-labelledby="settings-profiles">
      <div className="setting-heading-line">
        <div>
          <h3 id="settings-profiles" className="setting-heading">
            {words.profiles}
          </h3>
          <p className="setting-note">{words.profilesNote}</p>
        </div>
        <Button size="small" onClick={lookAgain}>
          {words.lookAgain}
        </Button>
      </div>
      {problem !== null && <p className="setting-problem">{problem}</p>}
      {status === 'failed' && error !== null && <ErrorNotice error={error} />}
      {status === 'loading' && <Skeleton label={words.loadingProfiles} />}
      {status === 'ready' && profiles.every(({ id }) => !id.startsWith('aws:')) && problem === null && (
        <p className="setting-note">{words.noProfiles}</p>
      )}
      <ul className="profile-rows">
        {profiles.map((profile) => (
          <ProfileRow key={`${profile.id} ${lookedAgain}`} profile={profile} />
        ))}
      </ul>
    </section>
  )
}

const secretState = async (profile: Profile): Promise<SecretState> => (profile.kind === 'keychain' ? readSecretState(profile.id) : 'none')

const ProfileRow = ({ profile }: { readonly profile: Profile }) => {
  const isDefault = useSettings((settings) => settings.profileId === profile.id)
  const [secret, setSecret] = useState<SecretState>('none')
  const [isAsking, setIsAsking] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  useEffect(() => {
    let isCurrent = true
    void secretState(profile).then((state) => isCurrent && setSecret(state))
    return () => {
      isCurrent = false
    }
  }, [profile])
  const isSecretFine = secret === 'none' || secret === 'saved' || secret === 'session-only'
  const remove = (): void => void removeProfile(profile.id).then(setError)
  return (
    <li className="profile-row">
      <div className="setting-words">
        <p className="setting-label">{profile.name}</p>
        <p className="setting-note">
          {words.kinds[profile.kind]}
          {profile.kind === 'demo' ? '' : ` · ${profile.region ?? words.noRegion}`}
        </p>
        {secret !== 'none' && <p className={isSecretFine ? 'setting-note' : 'setting-problem'}>{words.secretStates[secret]}</p>}
        {error !== null && <ErrorNotice error={error} />}
      </div>
      {isDefault ? (
        <span className="profile-badge">{words.isDefault}</span>
      ) : (
        <Button
          size="small"
          variant="quiet"
          onClick={() => void chooseProfile(profile.id)}
          aria-label={`${words.makeDefault}: ${profile.name}`}
        >
          {words.makeDefault}
        </Button>
      )}
      {profile.kind === 'keychain' && (
        <Button size="small" variant="danger" onClick={() => setIsAsking(true)} aria-label={`${words.remove}: ${profile.name}`}>
          {words.remove}
        </Button>
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={words.removeTitle(profile.name)}
            text={words.removeText}
            action={words.remove}
            isDangerous
            onConfirm={remove}
            onClose={() => setIsAsking(false)}
          />
        </Suspense>
      )}
    </li>
  )
}
