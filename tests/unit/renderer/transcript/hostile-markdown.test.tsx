import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { nothingParsed, parseMore, type ParsedText } from '../../../../src/renderer/features/transcript/parse-blocks.ts'
import { renderNode } from '../../../../src/renderer/features/transcript/render-node.tsx'

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  'ms-msdt:x',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'https://a:b@evil.example',
  'app://x',
  'javascript&#58;alert(1)',
  'javascript&colon;alert(1)',
  '&#x6A;avascript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
]
const linkForms = [
  (to: string) => `[a](${to})`,
  (to: string) => `[a](<${to}>)`,
  (to: string) => `![a](${to})`,
  (to: string) => `<${to}>`,
  (to: string) => `[a][r]\n\n[r]: ${to}\n`,
  (to: string) => `![a][r]\n\n[r]: <${to}>\n`,
]
const markup = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<iframe src=https://evil.example></iframe>',
  '<object data=https://evil.example></object>',
  '<embed src=https://evil.example>',
  '<link rel=stylesheet href=https://evil.example>',
  '<link rel=dns-prefetch href=//evil.example>',
  '<style>@import "https://evil.example"</style>',
  '<base href=https://evil.example>',
  '<form action=https://evil.example><button>x</button></form>',
  '<video src=https://evil.example>',
  '<audio src=https://evil.example>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<body onload=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<div style="background:url(https://evil.example)">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '```"><img src=x onerror=alert(1)>\nx\n```',
  '| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |',
  '- [x] <script>alert(1)</script>',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '![x](https://evil.example/leak.png?q=1)',
  '![x][r]\n\n[r]: https://evil.example/leak.png',
  '[![x](https://evil.example/a.png)](https://evil.example)',
  '[a](https://evil.example "onmouseover=alert(1)")',
  'https://evil.example/"onmouseover=alert(1)',
  '`<script>alert(1)</script>`',
  '> <script>\n> alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202e<script>alert(1)</script>',
]
const payloads = [...markup, ...addresses.flatMap((address) => linkForms.map((form) => form(address)))]

const allowed = new Set([
  'p',
  'div',
  'span',
  'a',
  'em',
  'strong',
  'del',
  'code',
  'pre',
  'br',
  'hr',
  'blockquote',
  'ul',
  'ol',
  'li',
  'input',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'sup',
  'figure',
  'figcaption',
  'button',
  'svg',
  'path',
  'rect',
  'title',
])

const draw = (text: string, chunkSize: number): readonly string[] => {
  const drawings: string[] = []
  let parsed: ParsedText = nothingParsed
  for (let end = chunkSize; ; end += chunkSize) {
    const isComplete = end >= text.length
    parsed = parseMore(parsed, text.slice(0, end), isComplete)
    const blocks = [...parsed.settled, ...(parsed.open === null ? [] : [parsed.open])]
    drawings.push(renderToStaticMarkup(<>{blocks.flatMap((block) => block.nodes.map((node, index) => renderNode(node, index)))}</>))
    if (isComplete) return drawings
  }
}

/** Element and attribute problems of markup that React wrote: it escapes `<` and quotes, so tags can be read off. */
const problemsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<([a-z0-9]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/giu)].flatMap(([, name = '', attributes = '']) => [
    ...(allowed.has(name.toLowerCase()) ? [] : [`element ${name}`]),
    ...[...attributes.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/gu)].flatMap(([, attribute = '', value = '']) => {
      if (/^on|^src|^srcset|^action|^formaction|^poster|^data$|^background$|^ping$/iu.test(attribute)) return [`attribute ${attribute}`]
      if (attribute === 'href' && !/^(?:https?:\/\/[^@]*$|mailto:)/u.test(value)) return [`address ${value}`]
      return attribute === 'style' && /url|expression/u.test(value) ? [`style ${value}`] : []
    }),
  ])

describe('renderNode', { timeout: 60_000 }, () => {
  it('is tried with more than a hundred hostile texts', () => {
    expect(payloads.length).toBeGreaterThan(100)
  })

  it.each([1, 7, 64])('draws no dangerous element, attribute or address at chunks of %i', (chunkSize) => {
    const problems = payloads.flatMap((payload) => draw(`Before.\n\n${payload}\n\nAfter.`, chunkSize).flatMap(problemsOf))
    expect(problems).toEqual([])
  })
})
