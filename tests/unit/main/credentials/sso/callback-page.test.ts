import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callbackHeaders, callbackPage } from '../../../../../src/main/credentials/sso/callback-page.ts'

describe('the page that the browser ends on', () => {
  it('may use its own style and nothing else', () => {
    const page = callbackPage('Done.')
    const style = /<style>(.*)<\/style>/su.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect([callbackHeaders['content-security-policy'], /<script|<img|<link|https?:|\son\w+=|\sstyle=/u.test(page)]).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      false,
    ])
  })

  it('shows what another wrote as text, and not more than a few lines of it', () => {
    const around = callbackPage('Done.', '|').split('|')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'a', ' '), minLength: 1, maxLength: 600 }), (text) => {
        const page = callbackPage('Done.', text)
        const shown = page.slice(around[0]?.length, page.length - (around[1]?.length ?? 0))
        return !/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/u.test(shown) && shown.length <= 300 * 6
      }),
    )
  })
})
