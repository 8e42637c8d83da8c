import type { Caching } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { setInference } from '../../state/inference.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { GroupFrame } from '../../ui/field-frame.tsx'
import { Segments } from '../../ui/segments.tsx'
import { shownPlaces } from './cache-lifetimes.ts'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './inference-view.ts'

const modes = ['automatic', 'manual', 'off'] as const

export const CachingGroup = ({ view }: GroupProps) => {
  const { caching } = view.settings
  const field = fieldOf(view, 'caching', words.caching, words.cachingNote)
  const set = (changes: Partial<Caching>): void => void setInference({ caching: { ...caching, ...changes } })
  return (
    <Group view={view} name="caching" keys={['caching']}>
      <ChoiceField
        {...field}
        value={caching.mode}
        choices={modes.map((mode) => ({ value: mode, label: words.cachingModes[mode], note: words.cachingModeNotes[mode] }))}
        onChange={(mode) => set({ mode })}
      />
      {caching.mode === 'manual' && !field.isDisabled && <Places view={view} onChange={set} />}
      {caching.mode === 'manual' && !field.isDisabled && <Points view={view} onChange={set} />}
    </Group>
  )
}

type PartProps = GroupProps & { readonly onChange: (changes: Partial<Caching>) => void }

const Places = ({ view, onChange }: PartProps) => {
  const { features } = view.layers
  const lifetimes = ['off', ...features.cacheTtls] as const
  return shownPlaces(view.settings.caching, features).map(({ place, ttl, isAllowed, isShortened }) => (
    <GroupFrame
      key={place}
      label={words.cachePlaces[place]}
      note={isAllowed ? words.cachePlaceNotes[place] : words.noCachePlace(view.modelName)}
      problem={isAllowed && isShortened ? words.lifetimeOrder : undefined}
      isDisabled={!isAllowed}
    >
      <Segments
        label={words.cachePlaces[place]}
        value={isAllowed ? (ttl ?? 'off') : 'off'}
        options={lifetimes.map((value) => ({ value, label: words.cacheLifetimes[value] }))}
        onChange={(value) => onChange({ [place]: value === 'off' ? null : value })}
      />
    </GroupFrame>
  ))
}

const Points = ({ view, onChange }: PartProps) => {
  const count = view.settings.caching.afterMessageIds.length
  return (
    <div className="inference-points">
      {count > 0 && (
        <p>
          {words.cachePoints(count)}{' '}
          <Button size="small" variant="quiet" onClick={() => onChange({ afterMessageIds: [] })}>
            {words.removeCachePoints}
          </Button>
        </p>
      )}
      <p className="field-note">{words.cachePointsNote}</p>
    </div>
  )
}
