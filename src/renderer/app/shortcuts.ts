import { useEffect } from 'react'
import { on, platform } from '../bridge/client.ts'
import { runCommand, type Command } from './commands.ts'

export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const modCommands: Readonly<Record<string, Command>> = {
  n: 'new-conversation',
  k: 'open-palette',
  ',': 'open-settings',
  b: 'toggle-sidebar',
  l: 'focus-composer',
  j: 'answer-question',
  t: 'toggle-tools',
}

const modShiftCommands: Readonly<Record<string, Command>> = { a: 'attach-file' }

/** The command of a key, or null. Option with an arrow belongs to the text on a Mac. */
export const commandOfKey = (press: KeyPress, isMac: boolean): Command | null => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press
  const isMod = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey
  if (isMod && !altKey && !shiftKey) return modCommands[key.toLowerCase()] ?? (ctrlKey && key === 'Tab' ? 'next-conversation' : null)
  if (isMod && !altKey && shiftKey && key !== 'Tab') return modShiftCommands[key.toLowerCase()] ?? null
  if (ctrlKey && !altKey && !metaKey && key === 'Tab') return shiftKey ? 'previous-conversation' : 'next-conversation'
  if (altKey && !ctrlKey && !metaKey && !shiftKey && !isMac) {
    if (key === 'ArrowUp') return 'previous-conversation'
    if (key === 'ArrowDown') return 'next-conversation'
  }
  return key === 'F2' && !ctrlKey && !metaKey && !altKey && !shiftKey ? 'rename-conversation' : null
}

/** Listens to the keys and the system's menu for as long as the app is shown. */
export const useShortcuts = (): void =>
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return
      const command = commandOfKey(event, platform() === 'darwin')
      if (command === null) return
      event.preventDefault()
      if (!event.repeat || command.endsWith('-conversation')) runCommand(command)
    }
    window.addEventListener('keydown', onKeyDown)
    const stopMenu = on('menu.command', runCommand)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stopMenu()
    }
  }, [])
