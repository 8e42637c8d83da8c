import { describe, expect, it } from 'vitest'
import { toolMeaning } from '../../../../src/renderer/ui/tool-meaning.ts'
import type { JsonValue } from '../../../../src/shared/json.ts'
import type { ToolCallPart } from '../../../../src/shared/message.ts'
import type { ToolInfo } from '../../../../src/shared/tool.ts'

const call = (name: string, input: JsonValue, changes: Partial<ToolCallPart> = {}): ToolCallPart => ({
  type: 'tool-call',
  toolUseId: 't',
  name,
  inputText: '',
  input,
  outcome: null,
  ...changes,
})

describe('toolMeaning', () => {
  it.each([
    ['read_file', { path: '/home/anna/report.txt' }, 'Read report.txt'],
    ['read_file', { path: 'C:\\Users\\Anna\\report.txt' }, 'Read report.txt'],
    ['list_folder', { path: '/home/anna/' }, 'List anna'],
    ['search_files', { text: 'tax  2026' }, 'Search files for “tax 2026”'],
    ['edit_file', { path: 'a\u202Etxt.exe' }, 'Edit a\\u{202e}txt.exe'],
    ['run_command', { argv: ['git', 'commit', '-m', 'a b'] }, 'Run git commit -m "a b"'],
    ['run_command', null, 'Run a program'],
    ['fetch_web_page', { url: 'https://a.example/x?secret=1' }, 'Fetch a.example/x'],
    ['fetch_web_page', { url: 'no address' }, 'Fetch no address'],
    ['calculator', { expression: '1 + 1' }, 'Calculate 1 + 1'],
    ['current_time', {}, 'Look at the clock'],
    ['change_settings', { temperature: 0 }, 'Change the settings of this conversation'],
    ['constructor', {}, 'constructor'],
    ['write_file', { path: 5 }, 'Write a file'],
    ['remember_note', { text: 'x'.repeat(200) }, `Remember: ${'x'.repeat(140)}…`],
  ])('says of %s with %j: %s', (name, input, words) => {
    expect(toolMeaning(call(name, input), null)).toBe(words)
  })

  it('names the server of a tool that is not our own, and the service where it runs one itself', () => {
    const info: ToolInfo = {
      name: 'hub_issue',
      title: 'Open an issue',
      description: '',
      kind: 'other',
      source: { type: 'mcp', serverId: '11111111-1111-4111-8111-111111111111', serverName: 'hub\u200B' },
    }
    expect([toolMeaning(call('hub_issue', {}), info), toolMeaning(call('nova_grounding', {}, { server: true }), null)]).toEqual([
      'hub\\u{200b}: Open an issue',
      'nova_grounding, run by the service',
    ])
  })
})
