import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWindowState, writeWindowState } from '../../../src/main/window-state.ts'

const defaults = { width: 1180, height: 800, isMaximized: false, theme: 'system' } as const
const temporaryFile = (): string => join(mkdtempSync(join(tmpdir(), 'outcrop-window-')), 'state', 'window-state.json')

describe('window state', () => {
  it('comes back as it was written and leaves no second file', () => {
    const file = temporaryFile()
    writeWindowState(file, { ...defaults, x: 10, y: 20, theme: 'dark' })
    expect(readWindowState(file)).toEqual({ ...defaults, x: 10, y: 20, theme: 'dark' })
    expect(readdirSync(join(file, '..'))).toEqual(['window-state.json'])
  })

  it('falls back value by value', () => {
    const file = temporaryFile()
    writeWindowState(file, defaults)
    writeFileSync(file, '{"width":-4,"height":"tall","x":5,"theme":"neon","isMaximized":true}')
    expect(readWindowState(file)).toEqual({ ...defaults, x: 5, isMaximized: true })
  })

  it.each(['', '\0\0\0\0', '[]', 'null', '{"width":'])('starts with the defaults when the file holds %j', (content) => {
    const file = temporaryFile()
    writeWindowState(file, defaults)
    writeFileSync(file, content)
    expect(readWindowState(file)).toEqual(defaults)
  })
})
