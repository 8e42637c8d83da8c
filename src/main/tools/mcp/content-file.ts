/** Bytes with a name whose ending says what they are. */
export type ContentFile = { readonly name: string; readonly bytes: Uint8Array }

type Content = { readonly name: string; readonly mediaType: string | undefined } & ({ readonly text: string } | { readonly blob: string })

const endings: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'text/csv': 'csv',
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/yaml': 'yaml',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}
const longestName = 100
/** A server may name a thing at any length. */
const longestLooked = 1000

/** The last part of an address or a path, in characters that any folder takes. */
const plainName = (name: string): string => {
  const [path = ''] = name.split(/[?#]/u, 1)
  const last = path.split(/[/\\]/u).findLast((part) => part !== '') ?? ''
  const plain = last
    .slice(0, longestLooked)
    .replaceAll(/[\p{C}<>:"|?*]+/gu, ' ')
    .replaceAll(/^[. ]+|[. ]+$/gu, '')
  return plain === '' ? 'resource' : plain.slice(0, longestName)
}

/** What a server gave as a file. Text without a kind of its own is plain text. */
export const contentFile = (content: Content): ContentFile => {
  const isText = 'text' in content
  const mediaType = (content.mediaType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const known = Object.hasOwn(endings, mediaType) ? endings[mediaType] : undefined
  const ending = known ?? (isText ? 'txt' : '')
  const name = plainName(content.name)
  const hasEnding = ending === '' || (/\.[a-z0-9]{1,5}$/iu.test(name) && (known === undefined || name.toLowerCase().endsWith(`.${ending}`)))
  return {
    name: hasEnding ? name : `${name}.${ending}`,
    bytes: isText ? Buffer.from(content.text, 'utf8') : Buffer.from(content.blob, 'base64'),
  }
}
