import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { firstOpen, jsonRows } from '../../../../src/renderer/ui/json-rows.ts'
import { JsonTree } from '../../../../src/renderer/ui/json-tree.tsx'
import { nextPlace } from '../../../../src/renderer/ui/tree-keys.ts'

const invoice = {
  number: 'A 1',
  paid: false,
  lines: [
    { item: 'Stone', price: 12.5 },
    { item: '', price: null },
  ],
}

describe('jsonRows', () => {
  it('lists what is open, with names, types and places', () => {
    const rows = jsonRows(invoice, new Set(['', '/lines']))
    expect(
      rows.map(({ level, name, type, text, size, place, siblings }) => [level, name, type, text, size, `${place}/${siblings}`]),
    ).toEqual([
      [1, null, 'object', '', 3, '1/1'],
      [2, 'number', 'string', 'A 1', null, '1/3'],
      [2, 'paid', 'boolean', 'false', null, '2/3'],
      [2, 'lines', 'array', '', 2, '3/3'],
      [3, '1', 'object', '', 2, '1/2'],
      [3, '2', 'object', '', 2, '2/2'],
    ])
  })

  it('counts what is too many to draw, and opens long values one level only', () => {
    const many = Array.from({ length: 500 }, (_item, index) => index)
    expect([jsonRows(many, new Set([''])).length, jsonRows(many, new Set([''])).at(-1)?.text, [...firstOpen({ many })]]).toEqual([
      202,
      '300',
      [''],
    ])
  })
})

describe('nextPlace', () => {
  const open = new Set(['', '/lines'])
  const rows = jsonRows(invoice, open)
  const go = (key: string, index: number) => {
    const step = nextPlace(key, rows, index, open)
    return step === null ? null : [step.index, step.toggle]
  }

  it('moves, opens and closes as trees do', () => {
    expect([
      go('ArrowDown', 5),
      go('ArrowUp', 0),
      go('End', 0),
      go('Home', 4),
      go('ArrowRight', 3),
      go('ArrowRight', 4),
      go('ArrowLeft', 3),
      go('ArrowLeft', 5),
      go('Enter', 1),
      go(' ', 4),
      go('x', 0),
    ]).toEqual([
      [5, null],
      [0, null],
      [5, null],
      [0, null],
      [4, null],
      [4, '/lines/0'],
      [3, '/lines'],
      [3, null],
      [1, null],
      [4, '/lines/0'],
      null,
    ])
  })
})

describe('JsonTree', () => {
  it('is a tree of which one line takes the focus', () => {
    const drawn = renderToStaticMarkup(<JsonTree value={invoice} label="Invoice" />)
    expect([
      drawn.startsWith('<div class="json-tree" role="tree" aria-label="Invoice">'),
      drawn.match(/tabindex="0"/gu)?.length,
      drawn.match(/role="treeitem"/gu)?.length,
      drawn.match(/aria-expanded="true"/gu)?.length,
    ]).toEqual([true, 1, 6, 2])
  })
})
