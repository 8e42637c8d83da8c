import { accessFailures } from './access-failures.ts'
import { capacityFailures } from './capacity-failures.ts'
import type { KnownFailure } from './failure.ts'
import { featureFailures } from './feature-failures.ts'
import { guardrailFailures } from './guardrail-failures.ts'
import { serviceFailures } from './service-failures.ts'
import { signInFailures } from './sign-in-failures.ts'

/** Every failure that the service, its gateway or the SDK is known to answer with. */
export const knownFailures: readonly KnownFailure[] = [
  ...accessFailures,
  ...capacityFailures,
  ...guardrailFailures,
  ...featureFailures,
  ...signInFailures,
  ...serviceFailures,
]

/** The same words in each form in which they have been seen. */
export const formsOf = (message: string): readonly string[] => {
  const json = JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } })
  return [
    message,
    `The model returned the following errors: ${message}`,
    `The model returned the following errors: ${json}`,
    `the model returned the following errors: The model returned the following errors: ${json}`,
    `Bedrock said: ${json}`,
    JSON.stringify({ message: `The model returned the following errors: ${json}` }),
    JSON.stringify({ Message: message }),
    message.replaceAll("'", '’'),
    `The model returned the following errors: ${json.replaceAll("'", '’')}`,
    message.toUpperCase(),
    message.replaceAll(' ', '\n'),
  ]
}
