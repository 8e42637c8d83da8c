import { describe, expect, it } from 'vitest'
import { commandOfKey } from '../../../../src/renderer/app/shortcuts.ts'

const press = (keys: string) => {
  const parts = keys.split('+')
  const has = (name: string): boolean => parts.includes(name)
  return { key: parts.at(-1) ?? '', ctrlKey: has('ctrl'), metaKey: has('meta'), altKey: has('alt'), shiftKey: has('shift') }
}

describe('commandOfKey', () => {
  it('knows the keys of Windows and Linux', () => {
    const keys = [
      'ctrl+n',
      'ctrl+k',
      'ctrl+,',
      'ctrl+b',
      'ctrl+t',
      'ctrl+j',
      'ctrl+Tab',
      'ctrl+shift+Tab',
      'alt+ArrowUp',
      'alt+ArrowDown',
      'F2',
      'n',
      'meta+n',
      'ctrl+shift+n',
      'ctrl+shift+A',
    ]
    expect(keys.map((key) => commandOfKey(press(key), false))).toEqual([
      'new-conversation',
      'open-palette',
      'open-settings',
      'toggle-sidebar',
      'toggle-tools',
      'answer-question',
      'next-conversation',
      'previous-conversation',
      'previous-conversation',
      'next-conversation',
      'rename-conversation',
      null,
      null,
      null,
      'attach-file',
    ])
  })

  it('leaves the text keys of a Mac alone', () => {
    const keys = ['meta+n', 'ctrl+n', 'alt+ArrowUp', 'ctrl+Tab', 'ctrl+k', 'meta+j']
    expect(keys.map((key) => commandOfKey(press(key), true))).toEqual([
      'new-conversation',
      null,
      null,
      'next-conversation',
      null,
      'answer-question',
    ])
  })
})
