import { wholeWords } from '../../../shared/messages/amounts.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { resetInference, setInference } from '../../state/inference.ts'
import { openPane } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { maximumStopSequences, maximumTokens, maximumTopK } from './checks.ts'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './inference-view.ts'
import { numberText, parseNumber, parseOptionalNumber } from './number-text.ts'
import { readStopSequence, stopSequenceProblem, stopSequenceText } from './stop-sequence-text.ts'

const keys = ['maxTokens', 'temperature', 'topP', 'topK', 'stopSequences', 'streaming', 'citations', 'tools', 'toolsOff'] as const
const parseTokens = parseNumber({ minimum: 1, maximum: maximumTokens, isWhole: true })
const parseShare = parseOptionalNumber({ minimum: 0, maximum: 1, isWhole: false })
const parseTopK = parseOptionalNumber({ minimum: 0, maximum: maximumTopK, isWhole: true })

export const AnswerGroup = ({ view }: GroupProps) => (
  <Group view={view} name="answer" keys={keys} isOpenAtFirst>
    <LongestAnswer view={view} />
    <Sampling view={view} />
    <ListField
      {...fieldOf(view, 'stopSequences', words.stopSequences, words.stopSequencesNote)}
      value={view.settings.stopSequences.map(stopSequenceText)}
      check={stopSequenceProblem}
      maximum={maximumStopSequences}
      addLabel={words.addStopSequence}
      onChange={(lines) => void setInference({ stopSequences: lines.map(readStopSequence) })}
    />
    <CheckField
      {...fieldOf(view, 'streaming', words.streaming, words.streamingNote)}
      isChecked={view.settings.streaming}
      onChange={(streaming) => void setInference({ streaming })}
    />
    <CheckField
      {...fieldOf(view, 'citations', words.citations, words.citationsNote)}
      isChecked={view.settings.citations}
      onChange={(citations) => void setInference({ citations })}
    />
    <CheckField
      {...fieldOf(view, 'tools', words.tools, words.toolsNote)}
      isChecked={view.settings.tools}
      onChange={(tools) => void setInference({ tools })}
    />
    <Button size="small" onClick={() => openPane({ type: 'tools' })}>
      {words.whichTools}
    </Button>
  </Group>
)

const LongestAnswer = ({ view }: GroupProps) => {
  const { maxTokens } = view.settings
  const { maxOutput } = view.layers.features
  const isTooLong = maxOutput !== null && maxTokens > maxOutput
  const note = isTooLong ? words.maxTokensOf(view.modelName, wholeWords(maxOutput)) : words.maxTokensNote
  return (
    <LineField
      {...fieldOf(view, 'maxTokens', words.maxTokens, note)}
      value={maxTokens}
      toText={numberText}
      parse={parseTokens}
      inputMode="numeric"
      onChange={(value) => void setInference({ maxTokens: value })}
      onIncomplete={() => void resetInference(['maxTokens'])}
    />
  )
}

const Sampling = ({ view }: GroupProps) => {
  const { temperature, topP, topK } = view.settings
  const isTooMuch = view.layers.features.samplingIsEitherOr && temperature !== null && topP !== null
  return (
    <>
      <LineField
        {...fieldOf(view, 'temperature', words.temperature, words.temperatureNote)}
        value={temperature}
        toText={numberText}
        parse={parseShare}
        placeholder={words.leftToModel}
        inputMode="decimal"
        onChange={(value) => void setInference({ temperature: value })}
      />
      <LineField
        {...fieldOf(view, 'topP', words.topP, isTooMuch ? words.eitherOr(view.modelName) : words.topPNote)}
        value={topP}
        toText={numberText}
        parse={parseShare}
        placeholder={words.leftToModel}
        inputMode="decimal"
        onChange={(value) => void setInference({ topP: value })}
      />
      <LineField
        {...fieldOf(view, 'topK', words.topK, words.topKNote)}
        value={topK}
        toText={numberText}
        parse={parseTopK}
        placeholder={words.leftToModel}
        inputMode="numeric"
        onChange={(value) => void setInference({ topK: value })}
      />
    </>
  )
}
