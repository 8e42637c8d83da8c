import { useState, type SyntheticEvent } from 'react'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { settingsMessages } from '../../../shared/messages/settings.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { loadProfileStates } from '../../state/profile-states.ts'
import { addProfile, chooseProfile } from '../../state/profiles.ts'
import { bedrockRegions, isRegion } from '../../state/region.ts'
import { currentSettings } from '../../state/settings.ts'
import { currentSignIn, finishSignIn } from '../../state/sign-in.ts'
import { currentView, focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { nameFor } from './find-accounts.ts'
import type { ChosenRole } from './profile-steps.tsx'

type NameFormProps = { readonly signInId: string; readonly role: ChosenRole; readonly onBack: () => void }

/** The region of the portal is the best guess there is for that of Bedrock. */
const firstRegion = (): string => {
  const target = currentSignIn()?.target
  return currentSettings().region || (target?.type === 'new' ? (target.place?.region ?? '') : '')
}

/** Saves the account and role as a profile, and makes it the one for new conversations. */
export const NameForm = ({ signInId, role, onBack }: NameFormProps) => {
  const { account, roleName } = role
  const [name, setName] = useState(() => nameFor(account, roleName))
  const [region, setRegion] = useState(firstRegion)
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const isUsable = name.trim() !== '' && isRegion(region)
  const save = async (): Promise<void> => {
    setIsSaving(true)
    const added = await addProfile({
      kind: 'app-sso',
      name: name.trim(),
      region: region.trim(),
      endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
      signInId,
      accountId: account.accountId,
      roleName,
    })
    setIsSaving(false)
    setError(added.ok ? null : added.error)
    if (!added.ok) return
    finishSignIn(words.nowUsed(added.value.name))
    void loadProfileStates()
    await chooseProfile(added.value.id)
    if (currentView().place.type === 'conversation') focusComposer()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (isUsable && !isSaving) void save()
  }
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      <h3 className="sign-in-step">{words.nameTitle}</h3>
      <p className="sign-in-quiet">
        {words.chosenRole(roleName, account.name === '' ? account.accountId : account.name, account.accountId)}
      </p>
      <TextField
        label={settingsMessages.name}
        value={name}
        maxLength={80}
        problem={name.trim() === '' ? settingsMessages.required : undefined}
        onChange={setName}
        autoFocus
      />
      <SuggestField
        label={words.bedrockRegion}
        suggestions={bedrockRegions}
        value={region}
        note={words.bedrockRegionNote}
        problem={region === '' || isRegion(region) ? undefined : words.regionProblem}
        onChange={setRegion}
      />
      {error !== null && <ErrorNotice error={error} />}
      <div className="dialog-buttons">
        <Button onClick={onBack}>{words.back}</Button>
        <Button variant="primary" type="submit" disabled={!isUsable || isSaving}>
          {isSaving ? words.saving : words.saveProfile}
        </Button>
      </div>
    </form>
  )
}
