/** A shortcut as `mod+shift+k`; `mod` is Command on a Mac and Control elsewhere. */
export type Shortcut = string

const macKeys: Readonly<Record<string, string>> = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧', enter: '↩', escape: '⎋', delete: '⌫' }
const otherKeys: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Del',
}
const sharedKeys: Readonly<Record<string, string>> = { up: '↑', down: '↓', left: '←', right: '→', tab: 'Tab' }

const isMac = (): boolean => typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** The keys as this system writes them: `⌘K` or `Ctrl+K`. */
export const shortcutWords = (shortcut: Shortcut, mac: boolean = isMac()): string => {
  const names = mac ? macKeys : otherKeys
  return shortcut
    .split('+')
    .map((key) => names[key] ?? sharedKeys[key] ?? key.toUpperCase())
    .join(mac ? '' : '+')
}

const ariaKeys: Readonly<Record<string, string>> = {
  alt: 'Alt',
  shift: 'Shift',
  ctrl: 'Control',
  up: 'ArrowUp',
  down: 'ArrowDown',
  enter: 'Enter',
  delete: 'Delete',
}

/** The keys as `aria-keyshortcuts` wants them. */
export const shortcutKeys = (shortcut: Shortcut, mac: boolean = isMac()): string =>
  shortcut
    .split('+')
    .map((key) => (key === 'mod' ? (mac ? 'Meta' : 'Control') : (ariaKeys[key] ?? key.toUpperCase())))
    .join('+')
