import { describe, expect, it } from 'vitest'
import { shortcutKeys, shortcutWords } from '../../../../src/renderer/ui/shortcut-words.ts'

describe('shortcutWords', () => {
  it('writes keys as each system does', () => {
    expect([
      shortcutWords('mod+shift+k', true),
      shortcutWords('mod+shift+k', false),
      shortcutKeys('mod+k', true),
      shortcutKeys('mod+k', false),
    ]).toEqual(['⌘⇧K', 'Ctrl+Shift+K', 'Meta+K', 'Control+K'])
  })
})
