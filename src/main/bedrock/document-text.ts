import { wellFormed } from './well-formed.ts'

/** The name of a file as a model may be told it: on one line, and without a quote that would end it. */
const quoted = (name: string): string => wellFormed(name).replace(/\s+/gu, ' ').replaceAll('"', '”')

/** A document as text, for models that read no files: its name, and every page between markers. */
export const documentText = (name: string, pages: readonly string[]): string =>
  [
    `<document name="${quoted(name)}" pages="${pages.length}">`,
    ...pages.flatMap((page, index) => [
      `<page number="${index + 1}">`,
      page.trim() === '' ? '(no readable text)' : wellFormed(page.trim()),
      '</page>',
    ]),
    '</document>',
  ].join('\n')

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
