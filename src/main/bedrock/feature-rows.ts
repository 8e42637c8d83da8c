import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'
import { fieldRows, settingRows } from './setting-rows.ts'

/** What a model does not offer. All but the last can be worked around: see learn-from-error. */
const features: readonly ErrorRow[] = [
  {
    code: 'tool-result-media-not-supported',
    text: /doesn't support the toolResult\.content\.(?:image|document|video|audio) field/iu,
    title: say.noResultMediaTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
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
    code: 'video-not-supported',
    text: /doesn't support (?:the )?videos?/iu,
    title: say.noVideoTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model', 'remove-attachment'],
    retryable: false,
  },
  {
    code: 'audio-not-supported',
    text: /doesn't support (?:the )?audio/iu,
    title: say.noAudioTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model', 'remove-attachment'],
    retryable: false,
  },
  {
    code: 'counting-not-supported',
    text: /doesn't support counting tokens/iu,
    title: say.noCountingTitle,
    advice: say.noFeatureAdvice,
    remedies: ['choose-model'],
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
export const featureRows: readonly ErrorRow[] = [...settingRows, ...features, ...fieldRows]
