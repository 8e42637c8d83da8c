import { useRef, useState } from 'react'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import type { Profile } from '../../../shared/profile.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { useNow } from '../../state/clock.ts'
import { showDoctorFor } from '../../state/doctor.ts'
import { useIsOnline } from '../../state/online.ts'
import { hasOwnSecret, useProfileState, useSecretState } from '../../state/profile-states.ts'
import { signInCommand, standingOf } from '../../state/profile-words.ts'
import { chooseProfile, removeProfile } from '../../state/profiles.ts'
import { useSettings } from '../../state/settings.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { late } from '../../ui/late.tsx'
import { PassingButton } from '../../ui/passing-button.tsx'
import { ProfileEditor } from './profile-editor.tsx'
import { ProfileMenu } from './profile-menu.tsx'
import { SecretEditor } from './secret-editor.tsx'

const ConfirmDialog = late(() => import('../../ui/confirm-dialog.tsx').then(({ ConfirmDialog: part }) => part))

const minuteMs = 60_000

/** One profile: what it is, how it stands, what can be done with it. */
export const ProfileRow = ({ profile }: { readonly profile: Profile }) => {
  const [open, setOpen] = useState<'none' | 'edit' | 'secret' | 'remove'>('none')
  const [error, setError] = useState<UserFacingError | null>(null)
  const row = useRef<HTMLLIElement>(null)
  const isDefault = useSettings((settings) => settings.profileId === profile.id)
  const secret = useSecretState(profile.id)
  const standing = useStanding(profile)
  const needsSignIn = standing.dot === 'notice' && profile.signIn !== 'none'
  const focusRow = (): void =>
    (row.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]') ?? document.getElementById('settings-profiles'))?.focus()
  const close = (): void => {
    setOpen('none')
    requestAnimationFrame(focusRow)
  }
  return (
    <li ref={row} className="profile-row" aria-label={profile.name}>
      <div className="setting-words">
        <p className="setting-label profile-row-name">
          {profile.name}
          {isDefault && <span className="profile-badge">{words.isDefault}</span>}
        </p>
        <p className="setting-note">{aboutProfile(profile)}</p>
        {profile.note !== null && <p className="setting-note profile-row-note">{profile.note}</p>}
        {secret !== 'none' && (
          <p className={secret === 'saved' || secret === 'session-only' ? 'setting-note' : 'setting-problem'}>
            {profilesMessages.secretStates[secret]}
          </p>
        )}
        {error !== null && <ErrorNotice error={error} />}
      </div>
      <div className="profile-row-end">
        <p className="profile-standing">
          <span className="profile-dot" data-state={standing.dot} />
          {standing.word}
        </p>
        <div className="profile-row-actions">
          {needsSignIn && profile.signIn === 'identity-center' && (
            <PassingButton
              takeFocus={focusRow}
              size="small"
              onClick={() => startSignIn(profile.id)}
              aria-label={profilesMessages.signInTo(profile.name)}
            >
              {profilesMessages.signIn}
            </PassingButton>
          )}
          {(secret === 'lost' || secret === 'absent') && (
            <Button size="small" onClick={() => setOpen('secret')} aria-label={profilesMessages.replaceSecretOf(profile.name)}>
              {profilesMessages.replaceSecret}
            </Button>
          )}
          {standing.dot === 'bad' && (
            <Button size="small" onClick={() => showDoctorFor(profile.id)} aria-label={profilesMessages.checkConnectionOf(profile.name)}>
              {profilesMessages.checkConnection}
            </Button>
          )}
          {!isDefault && (
            <PassingButton
              takeFocus={focusRow}
              size="small"
              variant="quiet"
              onClick={() => void chooseProfile(profile.id)}
              aria-label={`${words.makeDefault}: ${profile.name}`}
            >
              {words.makeDefault}
            </PassingButton>
          )}
          <ProfileMenu
            profile={profile}
            onEdit={() => setOpen('edit')}
            onReplaceSecret={hasOwnSecret(profile) ? () => setOpen('secret') : null}
            onRemove={() => setOpen('remove')}
          />
        </div>
      </div>
      {needsSignIn && profile.signIn === 'command' && <CommandLine text={profilesMessages.command} command={signInCommand(profile)} />}
      {open === 'edit' && <ProfileEditor profile={profile} onClose={close} />}
      {open === 'secret' && <SecretEditor profile={profile} onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={words.removeTitle(profile.name)}
          text={hasOwnSecret(profile) ? words.removeText : words.removeTextWithoutSecret}
          action={words.remove}
          isDangerous
          onConfirm={() => void removeProfile(profile.id).then(setError)}
          onClose={close}
        />
      )}
    </li>
  )
}

const useStanding = (profile: Profile) => {
  const state = useProfileState(profile.id)
  const secret = useSecretState(profile.id)
  const isOnline = useIsOnline()
  const now = useNow(minuteMs / 4)
  return standingOf({ kind: profile.kind, signIn: profile.signIn, state, secret, isOnline, now })
}

const aboutProfile = ({ kind, region, endpoints, asksForCode }: Profile): string => {
  if (kind === 'demo') return profilesMessages.kinds.demo
  const hasEndpoints = Object.values(endpoints).some((address) => address !== null)
  const extras = [...(asksForCode ? [profilesMessages.asksForCode] : []), ...(hasEndpoints ? [profilesMessages.usesEndpoints] : [])]
  return [profilesMessages.kinds[kind], region ?? words.noRegion, ...extras].join(' · ')
}
