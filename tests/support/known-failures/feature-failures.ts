import { sentences, validation, type KnownFailure, type FailureKind } from './failure.ts'

const history: FailureKind = { ...validation, code: 'history-not-accepted', remedies: ['retry', 'choose-model'] }
const setting = { ...validation, remedies: ['choose-model'] } as const
const file = { ...validation, remedies: ['choose-model', 'remove-attachment'] } as const

export const featureFailures: readonly KnownFailure[] = [
  ...sentences(
    { ...setting, code: 'sampling-not-supported' },
    '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
    'temperature is deprecated for this model',
  ),
  ...sentences(
    { ...setting, code: 'thinking-not-supported' },
    '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    '"thinking.type.disabled" is not supported for this model.',
  ),
  ...sentences(
    { ...setting, code: 'tool-choice-not-supported' },
    'tool_choice: type "tool" and "any" are not supported for this model',
    'Thinking may not be enabled when tool_choice forces tool use.',
  ),
  ...sentences(
    history,
    'messages.1.content.0.thinking.signature: Field required',
    'Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a thinking block.',
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    'Expected toolResult blocks at messages.2.content for the following Ids: tooluse_a',
    '`tool_use` ids were found without `tool_result` blocks immediately after: tooluse_a',
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    'A conversation must end with a user message. Try again with a conversation that ends with a user message.',
    'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
  ),
  ...sentences({ ...setting, code: 'system-not-supported' }, "This model doesn't support system messages."),
  ...sentences({ ...setting, code: 'tools-not-supported' }, "This model doesn't support tool use."),
  ...sentences({ ...setting, code: 'tool-streaming-not-supported' }, "This model doesn't support tool use in streaming mode."),
  ...sentences(
    { ...file, code: 'documents-not-supported' },
    "This model doesn't support documents.",
    "This model doesn't support the document field.",
  ),
  ...sentences({ ...file, code: 'images-not-supported' }, "This model doesn't support the image field for user messages."),
  ...sentences({ ...setting, code: 'status-not-supported' }, "This model doesn't support the status field."),
  ...sentences({ ...setting, code: 'feature-not-supported' }, "The provided model doesn't support counting tokens."),
]
