import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')
const declared = new Map<string, string>()
for (const [, name = '', value = ''] of css.slice(0, css.indexOf('@media')).matchAll(/(--[a-z0-9-]+):\s*([^;]+);/gu)) {
  if (!declared.has(name)) declared.set(name, value.trim())
}

type Theme = 'light' | 'dark'

const colour = (name: string, theme: Theme): string => {
  const value = declared.get(name) ?? ''
  const step = /^var\((--[a-z0-9-]+)\)$/u.exec(value)?.[1]
  if (step !== undefined) return colour(step, theme)
  const [, light = '', dark = ''] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/u.exec(value) ?? []
  return theme === 'light' ? light : dark
}

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['--surface', '--surface-raised', '--surface-sunken', '--surface-hover', '--surface-selected']
const stateSurfaces = ['danger', 'warning', 'success', 'info'].map((state) => `--${state}-surface`)

const textPairs: readonly (readonly [string, string])[] = [
  ...['--text', '--text-quiet', '--text-faint'].flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...['--text', '--text-quiet'].flatMap((text) => [...stateSurfaces, '--accent-quiet'].map((surface) => [text, surface] as const)),
  ...['danger', 'warning', 'success', 'info'].flatMap((state) =>
    ['--surface', '--surface-raised', '--surface-sunken', `--${state}-surface`].map((surface) => [`--${state}`, surface] as const),
  ),
  ...[...surfaces, '--accent-quiet'].map((surface) => ['--accent-text', surface] as const),
  ['--text-on-accent', '--accent'],
  ['--text-on-accent', '--accent-hover'],
]

const edgePairs = ['--focus', '--line-control'].flatMap((edge) =>
  ['--surface', '--surface-raised', '--surface-sunken'].map((surface) => [edge, surface] as const),
)

const tooFaint = (pairs: readonly (readonly [string, string])[], minimum: number): readonly string[] =>
  pairs.flatMap(([front, back]) =>
    (['light', 'dark'] as const)
      .map((theme) => ({ theme, ratio: contrast(colour(front, theme), colour(back, theme)) }))
      .filter(({ ratio }) => !(ratio >= minimum))
      .map(({ theme, ratio }) => `${front} on ${back}, ${theme}: ${ratio.toFixed(2)}`),
  )

describe('the colours', () => {
  it('let every text be read on every surface it stands on (4.5 to 1)', () => {
    expect(tooFaint(textPairs, 4.5)).toEqual([])
  })

  it('let the focus and the edge of a field be seen (3 to 1)', () => {
    expect(tooFaint(edgePairs, 3)).toEqual([])
  })

  it('raise surfaces by lightness in the dark', () => {
    const dark = ['--surface-sunken', '--surface', '--surface-raised', '--surface-hover', '--surface-selected'].map((name) =>
      luminance(colour(name, 'dark')),
    )
    expect(dark).toEqual(dark.toSorted((a, b) => a - b))
  })
})
