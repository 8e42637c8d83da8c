import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CheckRow } from '../../../../../src/renderer/features/doctor/check-row.tsx'
import { doctorSummary } from '../../../../../src/shared/messages/doctor-summary.ts'
import type { ShownCheck } from '../../../../../src/renderer/state/doctor.ts'
import { checkNames, type Check } from '../../../../../src/shared/doctor.ts'
import { profileIdSchema } from '../../../../../src/shared/ids.ts'

const patient = { profileId: profileIdSchema.parse('aws:work'), region: 'us-east-1', modelId: 'amazon.nova-lite-v1:0' }
const check = (changes: Partial<Check>): ShownCheck => ({
  name: 'clock',
  status: 'good',
  text: '',
  steps: [],
  error: null,
  found: null,
  ...changes,
})
const drawn = (changes: Partial<Check>): string =>
  renderToStaticMarkup(<CheckRow check={check(changes)} patient={patient} />)
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

describe('CheckRow', () => {
  it('says the state in a word, what the check means and what was found', () => {
    expect(drawn({ text: 'Agrees with the clock of AWS', steps: ['One', 'Two'] })).toBe(
      '|Clock|Good|AWS refuses requests from a computer whose clock is more than five minutes off.|Agrees with the clock of AWS|Details| Clock|One|Two|',
    )
  })

  it('does not say the title of a failure twice', () => {
    const error = { code: 'clock-off', title: 'The clock is off', advice: 'Set it.', retryable: true, remedies: [] }
    expect(drawn({ status: 'bad', text: 'The clock is off', error }).match(/The clock is off/gu)).toHaveLength(1)
  })
})

describe('doctorSummary', () => {
  const all = (changes: Readonly<Record<string, Partial<Check>>>) => checkNames.map((name) => ({ ...check({ name }), ...changes[name] }))

  it('says in a line how it stands', () => {
    expect([
      doctorSummary(all({}), false),
      doctorSummary(all({ identity: { status: 'skipped', text: 'A reason' } }), true),
      doctorSummary(all({ clock: { status: 'notice' } }), true),
      doctorSummary(all({ clock: { status: 'bad' }, models: { status: 'notice' } }), true),
      doctorSummary(all({ clock: { status: 'bad' }, probe: { status: 'bad' } }), true),
      doctorSummary(all({ probe: { status: 'skipped', text: 'Stopped before it was done' } }), true),
    ]).toEqual([
      'Checking the connection',
      'Everything works',
      'It works. Worth a look: Clock',
      '1 thing needs attention: Clock',
      '2 things need attention: Clock, Answer of the model',
      'Stopped before the end',
    ])
  })
})
