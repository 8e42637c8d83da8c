import { useState, type SyntheticEvent } from 'react'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { bedrockRegions, isRegion } from '../../state/region.ts'
import { Button } from '../../ui/button.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'

type RegionFormProps = {
  readonly inEffect: { readonly region: string; readonly isChosen: boolean }
  /** Empty goes back to the region of the profile. */
  readonly onTake: (region: string) => void
}

/** Says where the next question goes, and takes another region for it. */
export const RegionForm = ({ inEffect, onTake }: RegionFormProps) => {
  const [typed, setTyped] = useState(inEffect.isChosen ? inEffect.region : '')
  const region = typed.trim()
  const isUsable = region === '' || isRegion(region)
  const isChanged = region !== (inEffect.isChosen ? inEffect.region : '')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (isUsable && isChanged) onTake(region)
  }
  return (
    <form className="profile-list-region" onSubmit={submit} noValidate>
      <SuggestField
        label={words.region}
        suggestions={bedrockRegions}
        value={typed}
        placeholder={inEffect.region === '' ? 'us-east-1' : inEffect.region}
        note={noteOf(inEffect)}
        problem={isUsable ? undefined : words.regionProblem}
        onChange={setTyped}
      />
      <Button size="small" type="submit" disabled={!isUsable || !isChanged}>
        {words.takeRegion}
      </Button>
    </form>
  )
}

const noteOf = ({ region, isChosen }: RegionFormProps['inEffect']): string => {
  if (region === '') return words.regionUnknown
  return isChosen ? words.regionChosen(region) : words.regionFromProfile(region)
}
