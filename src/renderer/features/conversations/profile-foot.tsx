import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import LogIn from 'lucide-react/icons/log-in'
import Settings from 'lucide-react/icons/settings'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Terminal from 'lucide-react/icons/terminal'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import type { ProfileId } from '../../../shared/ids.ts'
import type { Profile } from '../../../shared/profile.ts'
import { useNow } from '../../state/clock.ts'
import { showDoctorFor } from '../../state/doctor.ts'
import { useIsOnline } from '../../state/online.ts'
import { ensureProfileStates, lookAgain, useProfileState, useSecretState } from '../../state/profile-states.ts'
import { shortProfileName, signInCommand, standingOf, type Standing } from '../../state/profile-words.ts'
import { chooseProfile, useProfiles } from '../../state/profiles.ts'
import { currentSettings, useSettings, useSettingsState } from '../../state/settings.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { showSettings } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { anchorOf, LateMenu } from '../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'

type Foot = { readonly name: string; readonly state: string; readonly dot: Standing['dot'] | 'none' }

const minuteMs = 60_000

const useFoot = (profileId: ProfileId | null): Foot => {
  const profile = useProfiles((state) => state.profiles.find(({ id }) => id === profileId))
  const state = useProfileState(profileId)
  const secret = useSecretState(profileId)
  const isOnline = useIsOnline()
  const now = useNow(minuteMs / 4)
  if (profileId === null) return { name: words.noProfile, state: words.choose, dot: 'none' }
  const { kind, signIn } = profile ?? { kind: profileId === 'demo' ? 'demo' : 'unknown', signIn: 'none' }
  const { dot, word } = standingOf({ kind, signIn, state, secret, isOnline, now })
  return { name: profile?.name ?? shortProfileName(profileId), state: word, dot }
}

/** A profile that names no region needs one from the settings. */
const takeProfile = async (profileId: ProfileId, region: string | null): Promise<void> => {
  await chooseProfile(profileId)
  if (profileId !== 'demo' && region === null && currentSettings().region === '') showSettings('aws')
}

const copyCommand = (command: string): void => {
  navigator.clipboard.writeText(command).then(
    () => showToast({ text: profilesMessages.copied }),
    () => showToast({ text: profilesMessages.copyFailed }),
  )
}

const signInItems = (profile: Profile, signIn: (id: ProfileId) => void): readonly MenuItem[] => {
  const command = signInCommand(profile)
  switch (profile.signIn) {
    case 'none':
      return []
    case 'identity-center':
      return [{ type: 'action', label: profilesMessages.signIn, icon: LogIn, run: () => signIn(profile.id) }]
    case 'command':
      return [{ type: 'action', label: profilesMessages.copyCommand, note: command, icon: Terminal, run: () => copyCommand(command) }]
  }
}

const actionsOf = (profile: Profile, signIn: (id: ProfileId) => void): readonly MenuItem[] => [
  ...signInItems(profile, signIn),
  {
    type: 'action',
    label: profilesMessages.checkConnection,
    icon: Stethoscope,
    run: () => showDoctorFor(profile.id),
  },
]

/** The profile that new conversations use, its state in a dot and a word, and the way to the settings. */
export const ProfileFoot = () => {
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null)
  const isStarting = useSettingsState((state) => state.status === 'starting')
  const profileId = useSettings((settings) => settings.profileId)
  const profiles = useProfiles((state) => state.profiles)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (profileId !== null) ensureProfileStates()
  }, [profileId])
  const foot = useFoot(profileId)
  const toggle = (event: MouseEvent): void => {
    const place = anchorOf(event.currentTarget)
    void lookAgain()
    setAnchor((open) => (open === null ? place : null))
  }
  const signIn = (id: ProfileId): void => {
    button.current?.focus()
    startSignIn(id)
  }
  const current = profiles.find(({ id }) => id === profileId)
  const items: readonly MenuItem[] = [
    ...(current === undefined || current.kind === 'demo' ? [] : actionsOf(current, signIn)),
    { type: 'action', label: words.profileSettings, icon: Settings, run: () => showSettings('aws') },
    { type: 'line' },
    { type: 'heading', label: words.defaultProfile },
    ...profiles.map(({ id, name, region }): MenuItem => ({
      type: 'action',
      label: name,
      ...(region === null ? {} : { note: region }),
      isChosen: id === profileId,
      run: () => void takeProfile(id, region),
    })),
  ]
  return (
    <div className="profile-foot">
      <button ref={button} type="button" className="profile-button" aria-haspopup="menu" aria-expanded={anchor !== null} onClick={toggle}>
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
      {anchor !== null && <LateMenu label={words.profile} items={items} anchor={anchor} side="top" onClose={() => setAnchor(null)} />}
    </div>
  )
}
