import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { parseWhole } from '../../../../../src/renderer/features/settings/amount.ts'
import { NumberSetting } from '../../../../../src/renderer/features/settings/number-setting.tsx'
import { unitMessages } from '../../../../../src/shared/messages/units.ts'

const drawn = (value: number): string =>
  renderToStaticMarkup(
    <NumberSetting
      label="Wait"
      note="For an answer."
      unit={unitMessages.seconds}
      value={value}
      minimum={1}
      maximum={3600}
      onChange={() => undefined}
    />,
  )
const textsOf = (markup: string): string => markup.replaceAll(/<[^>]*>/gu, '|').replaceAll(/\|+/gu, '|')
const attribute = (markup: string, element: string, name: string): string | undefined =>
  new RegExp(`<${element}[^>]* ${name}="([^"]*)"`, 'u').exec(markup)?.[1]

describe('NumberSetting', () => {
  it('names its field, says what it counts and means, and groups its digits', () => {
    const markup = drawn(3600)
    const id = attribute(markup, 'input', 'id')
    expect({
      texts: textsOf(markup),
      value: attribute(markup, 'input', 'value'),
      isNamed: attribute(markup, 'label', 'for') === id,
      describedBy: attribute(markup, 'input', 'aria-describedby') === `${id}-unit ${id}-note`,
    }).toEqual({ texts: '|Wait|For an answer.|seconds|', value: '3,600', isNamed: true, describedBy: true })
  })

  it('has one second, and says in place of the note why a number cannot be used', () => {
    expect([textsOf(drawn(1)), textsOf(drawn(4000))]).toEqual([
      '|Wait|For an answer.|second|',
      '|Wait|Enter a whole number from 1 to 3,600.|seconds|',
    ])
  })
})

describe('parseWhole', () => {
  it('takes whole numbers as people write them, and nothing else', () => {
    expect(['7', '4,096', '2 000 000', '', '-1', '1.5', '1e3', '1234567890'].map(parseWhole)).toEqual([
      7,
      4096,
      2_000_000,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
