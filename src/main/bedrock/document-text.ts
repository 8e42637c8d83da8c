import { wellFormed } from './well-formed.ts'

/** What looks like one of the markers in a file is none: it cannot end the file and speak for the person. As long as before, for places in it. */
const harmless = (text: string): string => text.replaceAll(/<(?=\s*\/?\s*(?:page|document)\b)/giu, '‹')

/** The name of a file as a model may be told it: on one line, and without a quote that would end it. */
const quoted = (name: string): string => harmless(wellFormed(name)).replace(/\s+/gu, ' ').replaceAll('"', '”')

/** What stands for a page without text. */
const unreadablePage = '(no readable text)'

/** One page between markers. */
export const pageText = (page: string, number: number): string =>
  [`<page number="${number}">`, page.trim() === '' ? unreadablePage : harmless(wellFormed(page.trim())), '</page>'].join('\n')

/** A document as text, for models that read no files: its name, and every page between markers. `pageNumbers` are those of the pages in the file. */
export const documentText = (name: string, pages: readonly string[], pageNumbers: readonly number[] = []): string =>
  [
    `<document name="${quoted(name)}" pages="${pages.length}">`,
    ...pages.map((page, index) => pageText(page, pageNumbers[index] ?? index + 1)),
    '</document>',
  ].join('\n')

/** Which pages of a file the pictures behind this text show. */
export const picturesLabel = (fileName: string, pages: readonly number[]): string =>
  pages.length === 1
    ? `The next picture is page ${pages.join('')} of the file "${quoted(fileName)}".`
    : `The next ${pages.length} pictures are the pages ${pages.join(', ')} of the file "${quoted(fileName)}", in this order.`

/** What stands in for a file that a person has taken away. */
export const removedFileText = (kind: MissingKind, name: string): string =>
  `[The ${missing[kind]} "${quoted(name)}" was removed and cannot be shown any more.]`

/** Which file a document of the request is. */
export const documentLabel = (documentName: string, fileName: string): string => `${documentName} is the file "${quoted(fileName)}".`

export type MissingKind = 'document' | 'image' | 'video' | 'audio'
const missing = { document: 'document', image: 'image', video: 'video', audio: 'recording' } as const satisfies Record<MissingKind, string>

/** What stands in for a file that the model cannot be shown. */
export const missingFileText = (kind: MissingKind, name: string | null): string =>
  name === null
    ? `[A${kind === 'image' ? 'n' : ''} ${missing[kind]} is not shown to this model.]`
    : `[The ${missing[kind]} "${quoted(name)}" is not shown to this model.]`

/** What an answer held that cannot be repeated: only a user message may carry files. */
export const madeFileText = (kind: MissingKind): string => `[The assistant made a${kind === 'image' ? 'n' : ''} ${missing[kind]} here.]`
