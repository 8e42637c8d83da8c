import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ErrorNotice } from '../../../../src/renderer/ui/error-notice.tsx'
import { remedyChoices } from '../../../../src/renderer/ui/remedy-choices.ts'
import { startCountdown } from '../../../../src/renderer/ui/start-countdown.ts'
import { clockText } from '../../../../src/shared/messages/clock-text.ts'
import { remedySchema, type UserFacingError } from '../../../../src/shared/user-facing-error.ts'

const now = 1_795_200_000_000
const failure = (more: Partial<UserFacingError> = {}): UserFacingError => ({
  code: 'x',
  title: 'The thing and its reason',
  advice: 'The next step.',
  retryable: true,
  remedies: [],
  ...more,
})
const everything = {
  alternatives: [
    { modelId: 'eu.anthropic.claude-sonnet-4-5', name: 'Claude Sonnet 4.5 (Europe)' },
    { modelId: 'global.anthropic.claude-sonnet-4-5', name: 'Claude Sonnet 4.5 (global)' },
  ],
  pageUrl: 'https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/modelaccess',
  retryAt: now + 20_000,
  maxTokens: 2048,
}

beforeEach(() => {
  vi.useFakeTimers({ now })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('remedyChoices', () => {
  it('has a button for every remedy, one for each alternative, and says where a page leads', () => {
    const choices = remedyChoices(failure({ remedies: [...remedySchema.options], context: everything }))
    expect(choices.map(({ remedy, label, detail }) => [remedy, label, ...(detail === undefined ? [] : [detail])])).toEqual([
      ['retry', 'Retry'],
      ['continue', 'Continue'],
      ['choose-model', 'Choose a model'],
      ['choose-profile', 'Choose a profile'],
      ['open-settings', 'Open settings'],
      ['remove-attachment', 'Remove the file'],
      ['sign-in', 'Sign in again'],
      ['use-alternative', 'Use Claude Sonnet 4.5 (Europe)', 'eu.anthropic.claude-sonnet-4-5'],
      ['use-alternative', 'Use Claude Sonnet 4.5 (global)', 'global.anthropic.claude-sonnet-4-5'],
      ['copy-policy', 'Copy the IAM policy'],
      ['open-page', 'Open model access in the AWS console'],
      ['wait', 'Retry now'],
      ['lower-max-tokens', 'Limit answers to 2,048 tokens'],
      ['run-doctor', 'Check the connection'],
      ['trim-history', 'Leave out the oldest messages'],
      ['summarise-history', 'Summarise the older messages'],
      ['open-inference', 'Settings of this conversation'],
    ])
  })

  it('has none where what it needs is missing', () => {
    expect(remedyChoices(failure({ remedies: ['use-alternative', 'open-page', 'lower-max-tokens'] }))).toEqual([])
  })

  it.each([
    ['https://console.aws.amazon.com/billing/home#/paymentpreferences/paymentmethods', 'Open payment methods in the AWS console'],
    ['https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/bedrock/quotas', 'Open Service Quotas in the AWS console'],
    ['https://docs.example.com/x', 'Open docs.example.com'],
    ['not an address', 'Open the AWS page'],
  ])('calls %s “%s”', (pageUrl, label) => {
    expect(remedyChoices(failure({ remedies: ['open-page'], context: { pageUrl } })).map((choice) => choice.label)).toEqual([label])
  })
})

describe('ErrorNotice', () => {
  const drawn = (error: UserFacingError, withRemedies = true): string =>
    renderToStaticMarkup(withRemedies ? <ErrorNotice error={error} onRemedy={() => undefined} /> : <ErrorNotice error={error} />)

  it('reads out the words alone, and draws the buttons beside them', () => {
    expect(drawn(failure({ remedies: ['retry', 'choose-model'] }))).toMatch(
      /<div role="alert"><p[^>]*>The thing and its reason<\/p><p[^>]*>The next step\.<\/p><\/div><div class="error-notice-buttons"><button[^>]*button-primary[^>]*>Retry<\/button><button[^>]*button-plain[^>]*>Choose a model<\/button><\/div>/u,
    )
  })

  it('counts down to the time, and only while it lies ahead', () => {
    const waiting = drawn(failure({ remedies: ['wait'], context: { retryAt: now + 20_000 } }))
    const late = drawn(failure({ remedies: ['wait'], context: { retryAt: now - 1 } }))
    expect([
      waiting.includes('Retry now</button>'),
      waiting.includes('Asks again in 0:20'),
      late.includes('>Retry</button>'),
      late.includes('Asks again'),
    ]).toEqual([true, true, true, false])
  })

  it('shows a command as code, folded details, and no buttons without someone who acts on them', () => {
    const quiet = drawn(failure({ remedies: ['retry'], detail: 'Unknown: x', context: { command: 'aws login --profile work' } }), false)
    expect([quiet.includes('>aws login --profile work</code>'), quiet.includes('x\nUnknown: x'), quiet.includes('>Retry<')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('startCountdown', () => {
  it('says every second what is left, and ends once', () => {
    const said: string[] = []
    startCountdown(
      now + 2500,
      (leftMs) => said.push(clockText(leftMs)),
      () => said.push('end'),
    )
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual(['0:03', '0:02', '0:01', '0:00', 'end'])
  })

  it('says nothing more once it is stopped', () => {
    const said: string[] = []
    const stop = startCountdown(
      now + 2500,
      (leftMs) => said.push(clockText(leftMs)),
      () => said.push('end'),
    )
    stop()
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual(['0:03'])
  })

  it('ends at once when the computer slept through it', () => {
    const said: string[] = []
    startCountdown(
      now + 900_000,
      () => undefined,
      () => said.push('end'),
    )
    vi.setSystemTime(now + 3_600_000)
    vi.advanceTimersByTime(1000)
    expect([said, clockText(900_000)]).toEqual([['end'], '15:00'])
  })
})
