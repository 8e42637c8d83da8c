import { sentences, validation, type KnownFailure, type FailureKind } from './failure.ts'

const history = { ...validation, remedies: ['retry', 'choose-model'] } as const
const order: FailureKind = { ...history, code: 'history-not-accepted' }
const setting = { ...validation, remedies: ['open-inference', 'choose-model'] } as const
const feature = { ...validation, remedies: ['choose-model'] } as const
const file = { ...validation, remedies: ['choose-model', 'remove-attachment'] } as const

const settings: readonly KnownFailure[] = [
  ...sentences(
    { ...setting, code: 'sampling-either-or' },
    '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
  ),
  ...sentences(
    { ...setting, code: 'temperature-not-supported' },
    'temperature is deprecated for this model',
    '`temperature` is not supported for this model.',
    'Malformed input request: #: extraneous key [temperature] is not permitted, please reformat your input and try again.',
  ),
  ...sentences({ ...setting, code: 'top-p-not-supported' }, 'top_p is deprecated for this model', 'topP is not supported by this model.'),
  ...sentences(
    { ...setting, code: 'top-k-not-supported' },
    '`top_k` is deprecated for this model.',
    'Malformed input request: #: extraneous key [top_k] is not permitted, please reformat your input and try again.',
  ),
  ...sentences(
    { ...setting, code: 'stop-sequences-not-supported' },
    "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
  ),
  ...sentences(
    { ...setting, code: 'thinking-enabled-not-supported' },
    '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
  ),
  ...sentences({ ...setting, code: 'thinking-adaptive-not-supported' }, 'adaptive thinking is not supported on this model'),
  ...sentences({ ...setting, code: 'thinking-disabled-not-supported' }, '"thinking.type.disabled" is not supported for this model.'),
  ...sentences({ ...setting, code: 'thinking-with-tool-choice' }, 'Thinking may not be enabled when tool_choice forces tool use.'),
  ...sentences({ ...setting, code: 'thinking-with-sampling' }, '`temperature` may only be set to 1 when thinking is enabled.'),
  ...sentences(
    { ...setting, code: 'thinking-not-supported' },
    'thinking: Extra inputs are not permitted',
    'Malformed input request: #: extraneous key [reasoning_config] is not permitted, please reformat your input and try again.',
  ),
  ...sentences(
    { ...setting, code: 'effort-not-supported' },
    "This model does not support effort level 'xhigh'.",
    'Malformed input request: #: extraneous key [reasoning_effort] is not permitted, please reformat your input and try again.',
    'output_config: Extra inputs are not permitted',
  ),
  ...sentences(
    { ...setting, code: 'tool-choice-not-supported' },
    'tool_choice: type "tool" and "any" are not supported for this model',
    "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
  ),
  ...sentences({ ...setting, code: 'cache-lifetime-not-supported' }, 'The ttl of a cachePoint is not supported by this model.'),
  ...sentences(
    { ...setting, code: 'cache-points-not-supported' },
    "This model doesn't support the cachePoint field. Remove cachePoint and try again.",
    'You invoked an unsupported model or your request did not allow prompt caching. Prompt caching is not supported.',
  ),
  ...sentences({ ...setting, code: 'cache-in-tools-not-supported' }, "This model doesn't support the cachePoint field in tools."),
  ...sentences({ ...setting, code: 'cache-after-results-not-supported' }, 'A cachePoint cannot be placed after a toolResult block.'),
  ...sentences({ ...setting, code: 'latency-not-supported' }, 'Latency performance configuration is not supported for the provided model.'),
  ...sentences({ ...setting, code: 'service-tier-not-supported' }, 'The provided service tier is not supported for this model.'),
  ...sentences({ ...setting, code: 'citations-not-supported' }, 'Citations are not supported for this model.'),
  ...sentences(
    { ...setting, code: 'schema-not-accepted' },
    "output_config.format.schema: For 'integer' type, property 'minimum' is not supported",
  ),
  ...sentences(
    { ...setting, code: 'structured-output-not-supported' },
    "This model doesn't support the outputConfig.textFormat field.",
    'Structured outputs are not supported for this model.',
  ),
  ...sentences({ ...setting, code: 'guard-content-not-supported' }, "This model doesn't support the guardContent field."),
  ...sentences(
    { ...setting, code: 'field-not-accepted' },
    'Malformed input request: #: extraneous key [frequency] is not permitted, please reformat your input and try again.',
    'frequency: Extra inputs are not permitted',
  ),
]

export const featureFailures: readonly KnownFailure[] = [
  ...settings,
  ...sentences(
    { ...history, code: 'reasoning-history-not-accepted' },
    'messages.1.content.0.thinking.signature: Field required',
    'Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a thinking block.',
  ),
  ...sentences(
    { ...history, code: 'reasoning-replay-not-supported' },
    "This model doesn't support the reasoningContent field. Remove reasoningContent and try again.",
  ),
  ...sentences(
    order,
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    'Expected toolResult blocks at messages.2.content for the following Ids: tooluse_a',
    '`tool_use` ids were found without `tool_result` blocks immediately after: tooluse_a',
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    'A conversation must end with a user message. Try again with a conversation that ends with a user message.',
    'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
  ),
  ...sentences({ ...feature, code: 'system-not-supported' }, "This model doesn't support system messages."),
  ...sentences(
    { ...feature, code: 'tool-result-media-not-supported' },
    "This model doesn't support the toolResult.content.image field. Remove toolResult.content.image and try again.",
  ),
  ...sentences({ ...feature, code: 'tools-not-supported' }, "This model doesn't support tool use."),
  ...sentences({ ...feature, code: 'tool-streaming-not-supported' }, "This model doesn't support tool use in streaming mode."),
  ...sentences(
    { ...file, code: 'documents-not-supported' },
    "This model doesn't support documents.",
    "This model doesn't support the document field.",
  ),
  ...sentences({ ...file, code: 'images-not-supported' }, "This model doesn't support the image field for user messages."),
  ...sentences({ ...file, code: 'video-not-supported' }, "This model doesn't support the video field for user messages."),
  ...sentences({ ...file, code: 'audio-not-supported' }, "This model doesn't support the audio field for user messages."),
  ...sentences({ ...feature, code: 'status-not-supported' }, "This model doesn't support the status field."),
  ...sentences({ ...feature, code: 'counting-not-supported' }, "The provided model doesn't support counting tokens."),
]
