import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { useEffect, useRef, useState } from 'react'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { useChosenProfileId } from '../../state/models.ts'
import { loadModels } from '../../state/model-lists.ts'
import { ensureProfileStates } from '../../state/profile-states.ts'
import { shortProfileName } from '../../state/profile-words.ts'
import { useProfiles } from '../../state/profiles.ts'
import { useChosenRegion, useRegionInEffect } from '../../state/switch-profile.ts'
import { focusComposer } from '../../state/view.ts'
import { late } from '../../ui/late.tsx'

const ProfileList = late(() => import('./profile-list.tsx').then(({ ProfileList: part }) => part))

/** Shows whose account answers and where; one click changes either for this conversation. */
export const ProfilePicker = () => {
  const profileId = useChosenProfileId()
  const chosenRegion = useChosenRegion()
  const listed = useProfiles((state) => state.profiles.find(({ id }) => id === profileId)?.name)
  const { region } = useRegionInEffect()
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (profileId === null) return
    ensureProfileStates()
    void loadModels(profileId, chosenRegion)
  }, [profileId, chosenRegion])
  if (profileId === null) return null
  const name = listed ?? shortProfileName(profileId)
  const shownRegion = profileId === 'demo' ? '' : region
  const close = (): void => {
    setIsOpen(false)
    focusComposer()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="profile-picker"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="visually-hidden">{words.profileLabel}</span>
        <span className="profile-picker-name">{name}</span>
        {shownRegion !== '' && <span className="profile-picker-region"> · {shownRegion}</span>}
        <ChevronsUpDown aria-hidden />
      </button>
      {isOpen && <ProfileList anchor={button} profileId={profileId} onClose={close} />}
    </>
  )
}
