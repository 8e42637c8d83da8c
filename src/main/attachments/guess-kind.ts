import type { AttachmentKind } from '../../shared/attachment.ts'
import { endingOf } from './detected.ts'

const endings = {
  pdf: 'pdf',
  office: 'doc docx xls xlsx',
  image: 'png jpg jpeg jpe gif webp heic heif hif tif tiff bmp svg avif',
  video: 'mkv mov mp4 m4v webm flv mpeg mpg wmv 3gp 3gpp',
  audio: 'mp3 m4a m4b wav flac ogg oga opus aac mka weba',
  text:
    'txt text md markdown csv tsv html htm xhtml json jsonl ndjson xml yaml yml toml ini cfg conf log tex rst org adoc sql css scss less js mjs cjs ' +
    'jsx ts mts cts tsx py rb php java kt kts scala go rs c h cc cpp cxx hpp cs fs swift m mm r jl lua pl pm sh bash zsh fish ps1 bat cmd dart ex ' +
    'exs erl hs ml clj lisp el vim vue svelte graphql proto gradle cmake tf srt vtt ics vcf eml diff patch bib',
  refused:
    'ppt pptx pps ppsx odp odt ods odg rtf epub key pages numbers zip gz tgz bz2 xz zst 7z rar tar jar exe dll so dylib app msi dmg iso deb rpm apk bin ' +
    'class o obj a lib wasm pyc db sqlite sqlite3 psd ai ttf otf woff woff2 wma mid midi svgz xlsb part crdownload',
} as const satisfies Record<AttachmentKind | 'refused', string>

const kinds: ReadonlyMap<string, AttachmentKind | 'refused'> = new Map([
  ...each('pdf'),
  ...each('office'),
  ...each('image'),
  ...each('video'),
  ...each('audio'),
  ...each('text'),
  ...each('refused'),
])

function each(kind: AttachmentKind | 'refused'): readonly (readonly [string, AttachmentKind | 'refused'])[] {
  return endings[kind].split(' ').map((ending) => [ending, kind] as const)
}

/** What a file is likely to be by its name alone; null where only its bytes can tell. */
export const guessKind = (fileName: string): AttachmentKind | 'refused' | null =>
  kinds.get(endingOf(fileName)) ?? (/^(?:makefile|dockerfile|readme|licen[cs]e|changelog|authors)$/iu.test(fileName) ? 'text' : null)
