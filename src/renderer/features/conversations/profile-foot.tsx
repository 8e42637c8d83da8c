import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import Settings from 'lucide-react/icons/settings'
import { Suspense, useEffect, useState, type MouseEvent } from 'react'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import type { ProfileId } from '../../../shared/ids.ts'
import { chooseProfile, ensureProfiles, loadProfiles, useProfiles } from '../../state/profiles.ts'
import { useIsOnline } from '../../state/online.ts'
import { currentSettings, useSettings, useSettingsState } from '../../state/settings.ts'
import { showSettings } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { anchorOf, LazyMenu } from '../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../ui/menu.tsx'

type Foot = { readonly name: string; readonly state: string; readonly dot: 'ready' | 'demo' | 'offline' | 'none' }

const footOf = (profileId: ProfileId | null, name: string | undefined, isOnline: boolean): Foot => {
  if (profileId === null) return { name: words.noProfile, state: words.choose, dot: 'none' }
  const shown = name ?? profileId.replace(/^aws:/u, '')
  if (profileId === 'demo') return { name: shown, state: words.demo, dot: 'demo' }
  return isOnline ? { name: shown, state: words.ready, dot: 'ready' } : { name: shown, state: words.offline, dot: 'offline' }
}

/** A profile that names no region needs one from the settings. */
const takeProfile = async (profileId: ProfileId, region: string | null): Promise<void> => {
  await chooseProfile(profileId)
  if (profileId !== 'demo' && region === null && currentSettings().region === '') showSettings('aws')
}

/** The profile that new conversations use, its state in a dot and a word, and the way to the settings. */
export const ProfileFoot = () => {
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null)
  const isStarting = useSettingsState((state) => state.status === 'starting')
  const profileId = useSettings((settings) => settings.profileId)
  const profiles = useProfiles((state) => state.profiles)
  const isOnline = useIsOnline()
  useEffect(() => {
    if (profileId !== null) ensureProfiles()
  }, [profileId])
  const foot = footOf(profileId, profiles.find(({ id }) => id === profileId)?.name, isOnline)
  const toggle = (event: MouseEvent): void => {
    const place = anchorOf(event.currentTarget)
    void loadProfiles()
    setAnchor((open) => (open === null ? place : null))
  }
  const items: readonly MenuItem[] = [
    { type: 'heading', label: words.defaultProfile },
    ...profiles.map(({ id, name, region }): MenuItem => ({
      type: 'action',
      label: name,
      ...(region === null ? {} : { note: region }),
      isChosen: id === profileId,
      run: () => void takeProfile(id, region),
    })),
    { type: 'line' },
    { type: 'action', label: words.profileSettings, icon: Settings, run: () => showSettings('aws') },
  ]
  return (
    <div className="profile-foot">
      <button type="button" className="profile-button" aria-haspopup="menu" aria-expanded={anchor !== null} onClick={toggle}>
        <span className="visually-hidden">{words.profileMenu}</span>
        {isStarting ? null : (
          <>
            <span className="profile-dot" data-state={foot.dot} />
            <span className="profile-words">
              <span className="profile-name">{foot.name}</span>
              <span className="profile-state">{foot.state}</span>
            </span>
            <ChevronsUpDown />
          </>
        )}
      </button>
      <IconButton label={words.settings} shortcut="mod+," icon={Settings} onClick={() => showSettings()} />
      {anchor !== null && (
        <Suspense fallback={null}>
          <LazyMenu label={words.profile} items={items} anchor={anchor} side="top" onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </div>
  )
}
