import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

const settings: readonly ErrorRow[] = [
  {
    code: 'sampling-not-supported',
    text: /temperature.*(?:top_p|cannot both|deprecated)|top_p.*cannot both|temperature is deprecated/iu,
    title: say.samplingTitle,
    advice: say.settingAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'history-not-accepted',
    text: /thinking\.signature|Expected thinking or/iu,
    title: say.historyTitle,
    advice: say.historyAdvice,
    remedies: ['retry', 'choose-model'],
    retryable: true,
  },
  {
    code: 'tool-choice-not-supported',
    text: /tool_choice/iu,
    title: say.toolChoiceTitle,
    advice: say.settingAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'thinking-not-supported',
    text: /thinking\.type|thinking may not be enabled/iu,
    title: say.thinkingTitle,
    advice: say.settingAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'history-not-accepted',
    text: /toolConfig field must be defined|Expected toolResult blocks|tool_use ids were found|must (?:start|end) with a user message|roles must alternate/iu,
    title: say.historyTitle,
    advice: say.historyAdvice,
    remedies: ['retry', 'choose-model'],
    retryable: true,
  },
]

/** What a model does not offer. All but the last can be worked around: see learn-from-error. */
const features: readonly ErrorRow[] = [
  {
    code: 'tool-streaming-not-supported',
    text: /doesn't support tool use in streaming/iu,
    title: say.noToolStreamingTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'tools-not-supported',
    text: /doesn't support tool use/iu,
    title: say.noToolsTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'system-not-supported',
    text: /doesn't support system messages/iu,
    title: say.noSystemTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'documents-not-supported',
    text: /doesn't support (?:the )?documents?/iu,
    title: say.noDocumentsTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model', 'remove-attachment'],
    retryable: false,
  },
  {
    code: 'status-not-supported',
    text: /doesn't support the status field/iu,
    title: say.noFeatureTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'images-not-supported',
    text: /doesn't support (?:the )?images?/iu,
    title: say.noImagesTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model', 'remove-attachment'],
    retryable: false,
  },
  {
    code: 'feature-not-supported',
    text: /doesn't support/iu,
    title: say.noFeatureTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
]

/** Refusals of something that the model does not offer, or does not take in this form. */
export const featureRows: readonly ErrorRow[] = [...settings, ...features]
