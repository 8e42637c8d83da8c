import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ToolList } from '../../../../src/renderer/ui/tool-list.tsx'
import { toolInfoSchema, type ToolInfo } from '../../../../src/shared/tool.ts'

const builtIn = (name: string, kind: string): ToolInfo =>
  toolInfoSchema.parse({ name, title: name, description: '', kind, source: { type: 'built-in' } })
const ofServer = (name: string, serverName: string, serverId: string): ToolInfo =>
  toolInfoSchema.parse({ name, title: name, description: '', kind: 'other', source: { type: 'mcp', serverId, serverName } })
const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

const draw = (element: React.ReactNode): string =>
  renderToStaticMarkup(element)
    .replaceAll(/<input[^>]*>/gu, (input) => `[${['checked', 'disabled'].filter((name) => input.includes(` ${name}=""`)).join(' ')}]`)
    .replaceAll(/<\/?(?:bdi|mark)[^>]*>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

describe('ToolList', () => {
  it('has the built-in tools open and first, each server folded under its name, and says how many are on', () => {
    const tools = [ofServer('z', 'Zebra', second), ofServer('a', 'Ant\u202E', first), builtIn('Clock', 'harmless'), builtIn('Shell', 'run')]
    expect(draw(<ToolList tools={tools} off={['Shell', 'z']} onSwitch={() => undefined} />)).toBe(
      [
        '|Built in|1 of 2 on|[]|Shell|Runs programs on this computer, and asks first',
        '[checked]|Clock|Touches nothing, and does not ask',
        'Ant\\u{202e}|1 on|Zebra|0 of 1 on|',
      ].join('|'),
    )
  })

  it('keeps two servers of the same name apart', () => {
    const tools = [ofServer('a', 'Files', first), ofServer('b', 'Files', second)]
    expect(draw(<ToolList tools={tools} off={[]} onSwitch={() => undefined} />)).toBe('|Files|1 on|Files|1 on|')
  })

  it('cannot switch on what is off elsewhere, and nothing while tools are not offered', () => {
    const tools = [builtIn('Clock', 'harmless'), builtIn('Read', 'read')]
    expect([
      draw(<ToolList tools={tools} off={[]} offElsewhere={['Clock']} onSwitch={() => undefined} />),
      draw(<ToolList tools={tools} off={[]} isDisabled onSwitch={() => undefined} />),
    ]).toEqual([
      '|Built in|1 of 2 on|[checked]|Read|Reads, and changes nothing|[disabled]|Clock|Off everywhere. Switch it on in the settings.|',
      '|Built in|2 on|[checked disabled]|Read|Reads, and changes nothing|[checked disabled]|Clock|Touches nothing, and does not ask|',
    ])
  })

  it('stands the built-in tools together by what they touch, and says which of those that read ask', () => {
    const tools = [
      builtIn('change_settings', 'settings'),
      builtIn('current_time', 'harmless'),
      builtIn('edit_file', 'write'),
      builtIn('read_file', 'read'),
      builtIn('read_conversation', 'read'),
    ]
    expect(draw(<ToolList tools={tools} off={[]} onSwitch={() => undefined} />)).toBe(
      [
        '|Built in|5 on|[checked]|read_conversation|Reads your other conversations, and asks first',
        '[checked]|read_file|Reads, and changes nothing',
        '[checked]|edit_file|Changes files in granted folders, and asks first',
        '[checked]|change_settings|Changes settings or notes, and asks first',
        '[checked]|current_time|Touches nothing, and does not ask|',
      ].join('|'),
    )
  })
})
