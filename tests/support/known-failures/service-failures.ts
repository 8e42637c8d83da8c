import { sentences, validation, denied, missing, type KnownFailure } from './failure.ts'

export const serviceFailures: readonly KnownFailure[] = [
  ...sentences(
    { code: 'wrong-service', name: 'UnknownOperationException', status: 404, remedies: ['run-doctor', 'choose-profile'], context: [] },
    'Unknown operation.',
  ),
  ...sentences(
    {
      code: 'quota',
      name: 'ServiceQuotaExceededException',
      status: 400,
      remedies: ['open-page', 'choose-model', 'choose-profile'],
      context: ['pageUrl'],
    },
    'The number of requests exceeds the service quota.',
  ),
  ...sentences({ ...denied, code: 'denied', remedies: ['run-doctor', 'copy-policy', 'choose-model', 'choose-profile'] }, 'No.'),
  ...sentences({ ...missing, code: 'not-found', remedies: ['choose-model', 'use-alternative', 'run-doctor'] }, 'No.'),
  ...sentences(
    { ...validation, code: 'invalid-request', remedies: ['open-inference', 'choose-model'] },
    'Words that nobody has seen before.',
  ),
  ...sentences(
    { code: 'unknown', name: 'NovelException', status: 418, remedies: ['retry', 'run-doctor', 'choose-model'], context: [] },
    'Words that nobody has seen before.',
  ),
]
