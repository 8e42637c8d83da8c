const quoted = (name: string): string => name.replace(/\s+/gu, ' ').replaceAll('"', '”')

/** A document as text, for models that read no files: its name, and every page between markers. */
export const documentText = (name: string, pages: readonly string[]): string =>
  [
    `<document name="${quoted(name)}" pages="${pages.length}">`,
    ...pages.flatMap((page, index) => [`<page number="${index + 1}">`, page.trim() === '' ? '(no readable text)' : page.trim(), '</page>']),
    '</document>',
  ].join('\n')

/** What stands in for an image that the model cannot be shown. */
export const missingImageText = (name: string): string => `[The image "${quoted(name)}" is not shown to this model.]`
