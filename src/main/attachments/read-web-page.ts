import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { htmlToText } from './html-to-text.ts'
import { limitText } from './limit-text.ts'
import type { WebPageText } from './reader-request.ts'
import { isDeeplyNested, stripTags } from './strip-tags.ts'

/** Of more HTML than this the tags are only taken away: a tree of it takes too long and too much memory. */
const maximumParsedLength = 3_000_000
/** Of more tags the article is not looked for, which would take most of the time. */
const maximumTags = 100_000
const maximumTitleLength = 300
const maximumLinkLength = 500
const maximumTextLength = 1_000_000
/** Less than this is no article but a notice beside one. */
const leastArticleLength = 200

/** What a person would read of a page: its article where it has one, else all of its words. Links keep their addresses. */
export const readWebPage = (html: string): WebPageText => {
  const title = cleanTitle(titleIn(html))
  if (html.length > maximumParsedLength || isDeeplyNested(html)) return { title, text: limitText(stripTags(html), maximumTextLength) }
  const linkOf = absoluteLinks(baseOf(html))
  const article = html.split('<').length > maximumTags ? null : findArticle(withoutOwnBase(html))
  const found = article === null ? '' : htmlToText(article.content, linkOf)
  const text = found.length < leastArticleLength ? htmlToText(html, linkOf) : found
  return { title: article === null ? title : cleanTitle(article.title) || title, text: limitText(text, maximumTextLength) }
}

const findArticle = (html: string): { readonly title: string; readonly content: string } | null => {
  try {
    const page: unknown = parseHTML(html)
    const tree: unknown = Reflect.get(Object(page), 'document')
    const article = isTree(tree) ? new Readability(tree).parse() : null
    return typeof article?.content === 'string' ? { title: article.title ?? '', content: article.content } : null
  } catch {
    // Some pages are too strange for it: all of their words are read then.
    return null
  }
}

const isTree = (value: unknown): value is ConstructorParameters<typeof Readability>[0] =>
  typeof value === 'object' && value !== null && 'documentElement' in value

const cleanTitle = (title: string): string => title.replaceAll(/\s+/gu, ' ').trim().slice(0, maximumTitleLength)

const titleIn = (html: string): string => {
  const start = /<title(?![a-z])[^<>]{0,1000}>/iu.exec(html)
  if (start === null) return ''
  const from = start.index + start[0].length
  const end = html.indexOf('</', from)
  return stripTags(html.slice(from, Math.min(from + 2000, end < 0 ? html.length : end)))
}

const baseTags = /<base\s[^<>]{0,500}?href\s*=\s*["']?(?<href>[^"'\s>]{1,2000})/giu

/** It would else be taken for the page's. */
const withoutOwnBase = (html: string): string => html.replace(/^<base [^>]*>/u, '')

/** The page's own address comes first; what the page says itself counts from there. */
const baseOf = (html: string): URL | null => {
  const [own, theirs] = Array.from(
    html.slice(0, 100_000).matchAll(baseTags),
    ({ groups }) => groups?.['href']?.replaceAll('&amp;', '&') ?? '',
  )
  const address = own !== undefined && URL.canParse(own) ? new URL(own) : null
  return address !== null && theirs !== undefined && URL.canParse(theirs, address.href) ? new URL(theirs, address) : address
}

const absoluteLinks =
  (base: URL | null) =>
  (href: string): string => {
    if (!URL.canParse(href, base?.href)) return ''
    const link = new URL(href, base ?? undefined)
    return /^https?:$/u.test(link.protocol) && link.href.length <= maximumLinkLength ? link.href : ''
  }
