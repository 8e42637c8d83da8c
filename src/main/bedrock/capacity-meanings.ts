import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'

/** What a throttled or a busy service means, however it says so. */
export const capacityMeanings = {
  throttled: {
    code: 'throttled',
    title: say.throttledTitle,
    advice: say.throttledAdvice,
    remedies: ['wait', 'use-alternative', 'choose-model'],
    retryable: true,
    waitSeconds: 20,
  },
  busy: {
    code: 'service-unavailable',
    title: say.serviceBusyTitle,
    advice: say.serviceBusyAdvice,
    remedies: ['wait', 'use-alternative', 'choose-model'],
    retryable: true,
    waitSeconds: 20,
  },
} as const
