import Ellipsis from 'lucide-react/icons/ellipsis'
import KeyRound from 'lucide-react/icons/key-round'
import LogIn from 'lucide-react/icons/log-in'
import Pencil from 'lucide-react/icons/pencil'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Terminal from 'lucide-react/icons/terminal'
import Trash2 from 'lucide-react/icons/trash-2'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { settingsMessages } from '../../../shared/messages/settings.ts'
import type { Profile } from '../../../shared/profile.ts'
import { showDoctorFor } from '../../state/doctor.ts'
import { signInCommand } from '../../state/profile-words.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'

type ProfileMenuProps = {
  readonly profile: Profile
  readonly onEdit: () => void
  /** Null where the app keeps no secret. */
  readonly onReplaceSecret: (() => void) | null
  readonly onRemove: () => void
}

const copyCommand = (profile: Profile): void => {
  navigator.clipboard.writeText(signInCommand(profile)).then(
    () => showToast({ text: words.copied }),
    () => showToast({ text: words.copyFailed }),
  )
}

const signInItems = (profile: Profile): readonly MenuItem[] => {
  switch (profile.signIn) {
    case 'none':
      return []
    case 'identity-center':
      return [{ type: 'action', label: words.signIn, icon: LogIn, run: () => startSignIn(profile.id) }]
    case 'command':
      return [{ type: 'action', label: words.copyCommand, icon: Terminal, note: signInCommand(profile), run: () => copyCommand(profile) }]
  }
}

/** What is wanted now and then. */
export const ProfileMenu = ({ profile, onEdit, onReplaceSecret, onRemove }: ProfileMenuProps) => {
  const own: readonly MenuItem[] = profile.kind.startsWith('app-')
    ? [
        { type: 'line' },
        { type: 'action', label: words.edit, icon: Pencil, run: onEdit },
        ...(onReplaceSecret === null
          ? []
          : [{ type: 'action', label: words.replaceSecret, icon: KeyRound, run: onReplaceSecret } satisfies MenuItem]),
        { type: 'action', label: settingsMessages.remove, icon: Trash2, isDangerous: true, run: onRemove },
      ]
    : []
  const items: readonly MenuItem[] = [
    ...signInItems(profile),
    { type: 'action', label: words.checkConnection, icon: Stethoscope, run: () => showDoctorFor(profile.id) },
    ...own,
  ]
  return <MenuButton label={words.more(profile.name)} icon={Ellipsis} size="small" items={items} />
}
