/** What had to be left out of a request, or put in another way, for a model. */
export const adjustmentsMessages = {
  leftOut: {
    'temperature-left-out': 'temperature',
    'top-p-left-out': 'top-p',
    'top-k-left-out': 'top-k',
    'stop-sequences-left-out': 'stop sequences',
    'request-fields-left-out': 'additional request fields',
    'latency-left-out': 'latency',
    'service-tier-left-out': 'service tier',
    'reasoning-left-out': 'reasoning',
    'effort-left-out': 'effort',
    'cache-points-left-out': 'cache points',
    'guard-content-left-out': 'guard content',
    'citations-left-out': 'citations',
    'tools-left-out': 'tools',
  },
  changed: {
    'reasoning-style-changed': 'how reasoning is asked for',
    'cache-lifetime-changed': 'lifetime of the cache',
    'structured-output-changed': 'how the schema is asked for',
    'max-tokens-lowered': 'longest answer, lowered',
    'max-tokens-raised': 'longest answer, raised for the reasoning',
    'not-streamed': 'not streamed',
  },
} as const
