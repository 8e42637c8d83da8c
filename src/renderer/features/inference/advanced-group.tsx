import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { setInference } from '../../state/inference.ts'
import { JsonField } from '../../ui/json-field.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { PairField } from '../../ui/pair-field.tsx'
import { maximumMetadata, maximumPaths, maximumVariables, metadataProblem, pathProblem, variableProblem } from './checks.ts'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './inference-view.ts'

const requestFieldsExample = '{ "anthropic_beta": ["…"] }'

export const AdvancedGroup = ({ view }: GroupProps) => {
  const { settings, layers } = view
  return (
    <Group view={view} name="advanced" keys={['requestFields', 'responseFieldPaths', 'requestMetadata', 'promptVariables']}>
      {layers.features.target === 'prompt' && (
        <PairField
          {...fieldOf(view, 'promptVariables', words.promptVariables, words.promptVariablesNote)}
          value={settings.promptVariables}
          nameLabel={words.pairName}
          valueLabel={words.pairValue}
          check={variableProblem}
          maximum={maximumVariables}
          addLabel={words.addVariable}
          onChange={(promptVariables) => void setInference({ promptVariables })}
        />
      )}
      <JsonField
        {...fieldOf(view, 'requestFields', words.requestFields, words.requestFieldsNote)}
        value={settings.requestFields}
        placeholder={requestFieldsExample}
        onChange={(requestFields) => void setInference({ requestFields })}
      />
      <ListField
        {...fieldOf(view, 'responseFieldPaths', words.responseFieldPaths, words.responseFieldPathsNote)}
        value={settings.responseFieldPaths}
        check={pathProblem}
        maximum={maximumPaths}
        addLabel={words.addPath}
        placeholder="/stop_sequence"
        onChange={(responseFieldPaths) => void setInference({ responseFieldPaths })}
      />
      <PairField
        {...fieldOf(view, 'requestMetadata', words.requestMetadata, words.requestMetadataNote)}
        value={settings.requestMetadata}
        nameLabel={words.pairName}
        valueLabel={words.pairValue}
        check={metadataProblem}
        maximum={maximumMetadata}
        addLabel={words.addMetadata}
        onChange={(requestMetadata) => void setInference({ requestMetadata })}
      />
    </Group>
  )
}
