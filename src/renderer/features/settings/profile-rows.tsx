import { useRef, useState } from 'react'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { lookAgain } from '../../state/profile-states.ts'
import { groupProfiles } from '../../state/profile-words.ts'
import { useProfiles } from '../../state/profiles.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AddProfile } from './add-profile.tsx'
import { ProfileRow } from './profile-row.tsx'

/** Every profile there is, by where it comes from: the AWS files, the environment, those made here, the demo. */
export const ProfileRows = () => {
  const { status, profiles, problem, error } = useProfiles((state) => state)
  const [isAdding, setIsAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const closeForm = (): void => {
    addButton.current?.focus()
    setIsAdding(false)
  }
  const groups = groupProfiles(profiles)
  const hasNone = status === 'ready' && problem === null && groups.every(({ group }) => group !== 'computer')
  return (
    <section className="setting-group" aria-labelledby="settings-profiles">
      <div className="setting-heading-line">
        <div>
          <h3 id="settings-profiles" className="setting-heading" tabIndex={-1}>
            {words.profiles}
          </h3>
          <p className="setting-note">{words.profilesNote}</p>
        </div>
        <div className="setting-heading-buttons">
          <Button size="small" variant="quiet" onClick={() => void lookAgain()}>
            {words.lookAgain}
          </Button>
          <Button ref={addButton} size="small" aria-expanded={isAdding} onClick={() => setIsAdding(true)}>
            {profilesMessages.add}
          </Button>
        </div>
      </div>
      {isAdding && <AddProfile onClose={closeForm} />}
      {problem !== null && (
        <p className="profiles-problem" role="status">
          {problem}
        </p>
      )}
      {status === 'failed' && error !== null && <ErrorNotice error={error} />}
      {(status === 'loading' || status === 'idle') && <Skeleton label={words.loadingProfiles} />}
      {hasNone && <p className="setting-note">{words.noProfiles}</p>}
      {groups.map(({ group, profiles: shown }) => (
        <div key={group} className="profile-group">
          <h4 id={`settings-profiles-${group}`} className="profile-group-name">
            {profilesMessages.groups[group]}
          </h4>
          <ul className="profile-rows" aria-labelledby={`settings-profiles-${group}`}>
            {shown.map((profile) => (
              <ProfileRow key={profile.id} profile={profile} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
