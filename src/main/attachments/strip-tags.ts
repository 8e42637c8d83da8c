/** Elements that stand in one another, above which a parser takes too long. */
const maximumDepth = 500

/** A name is taken whole or not at all: tried letter by letter, a long one would take for ever. */
const tag = /<(\/?)([a-z][a-z\d]*)(?![a-z\d])[^<>]*>/giu

/** Elements that are never closed, or need not be. */
const unclosed: ReadonlySet<string> = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup ' +
    'html head body'
  ).split(' '),
)

/** Counts tags only, in a time that grows with the length alone. */
export const isDeeplyNested = (html: string): boolean => {
  let depth = 0
  let open = 0
  for (const [, slash, name = ''] of html.matchAll(tag)) {
    const isUnclosed = unclosed.has(name.toLowerCase())
    open = slash === '' ? open + 1 : 0
    if (!isUnclosed) depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > maximumDepth || open > maximumDepth * 2) return true
  }
  return false
}

/** The words of HTML without its tags, for what is too much to be taken apart. */
export const stripTags = (html: string): string => {
  const visible = ['script', 'style', 'svg'].reduce(withoutElement, withoutBetween(html, '<!--', '-->'))
  return visible
    .replaceAll(tag, (_tag, _slash, name: string) => (inlineElements.has(name.toLowerCase()) ? '' : '\n'))
    .replaceAll(/&(?:amp|lt|gt|quot|nbsp|#39|#\d{2,7});/gu, decodeEntity)
    .replaceAll(/[ \t\r\f]+/gu, ' ')
    .replaceAll(/ ?\n[\n ]*/gu, '\n')
    .trim()
}

const inlineElements: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(' '),
)

const withoutElement = (html: string, name: string): string => withoutBetween(html, `<${name}`, `</${name}`)

const withoutBetween = (html: string, start: string, end: string): string => {
  const lower = html.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (;;) {
    const from = lower.indexOf(start, at)
    if (from === -1) return [...kept, html.slice(at)].join('')
    kept.push(html.slice(at, from))
    const to = lower.indexOf(end, from)
    if (to === -1) return kept.join('')
    at = to + (end.startsWith('</') ? 0 : end.length)
  }
}

const named: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'" }

const decodeEntity = (entity: string): string => {
  const code = Number(entity.slice(2, -1))
  return named[entity] ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
}
