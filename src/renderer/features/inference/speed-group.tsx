import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { setInference } from '../../state/inference.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { tierNote } from './against.ts'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './inference-view.ts'

const latencies = ['unset', 'standard', 'optimized'] as const
const serviceTiers = ['unset', 'default', 'flex', 'priority', 'reserved'] as const

export const SpeedGroup = ({ view }: GroupProps) => (
  <Group view={view} name="speed" keys={['latency', 'serviceTier']}>
    <ChoiceField
      {...fieldOf(view, 'latency', words.latency)}
      value={view.settings.latency ?? 'unset'}
      choices={latencies.map((value) => ({ value, label: words.latencies[value], note: words.latencyNotes[value] }))}
      onChange={(latency) => void setInference({ latency: latency === 'unset' ? null : latency })}
    />
    <ChoiceField
      {...fieldOf(view, 'serviceTier', words.serviceTier)}
      value={view.settings.serviceTier ?? 'unset'}
      choices={serviceTiers.map((value) => ({
        value,
        label: words.serviceTiers[value],
        note: tierNote(value, view.layers.features, view.modelName),
      }))}
      onChange={(tier) => void setInference({ serviceTier: tier === 'unset' ? null : tier })}
    />
  </Group>
)
