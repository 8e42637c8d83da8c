/** What the main process says about files that are kept, that come from S3, from the clipboard or from the screen. */
export const libraryMainMessages = {
  inS3Title: (name: string) => `“${name}” stays in S3 and is not kept on this computer`,
  inS3Advice: 'Download it from S3 if you need a copy.',

  wrongPagesTitle: (name: string, count: number) => (count === 1 ? `“${name}” has 1 page` : `“${name}” has ${count} pages`),
  wrongPagesAdvice: (count: number) => `Choose pages from 1 to ${count}, such as 3-10, 12.`,
  noPagesTitle: (name: string) => `“${name}” has no pages to choose from`,
  noPagesAdvice: 'Pages can be chosen of PDF files. Send this file as a whole.',

  clipboardName: 'Clipboard',
  clipboardPicture: 'Pasted image.png',
  clipboardEmptyTitle: 'There is no picture and no file in the clipboard',
  clipboardEmptyAdvice: 'Copy a picture or files first, then paste them here.',
  screenshotName: (time: string) => `Screenshot ${time}.png`,

  folderForgottenTitle: 'This folder is no longer open for choosing',
  folderForgottenAdvice: 'Add the folder again and choose the files once more.',

  s3TooLargeTitle: (name: string, size: string, limit: string) => `“${name}” is too large: ${size}, and the limit for S3 is ${limit}`,
  s3TooLargeAdvice: 'Add a smaller file, for example a shorter video or only the pages you need.',
  s3KindTitle: (name: string, size: string, limit: string) =>
    `“${name}” has ${size}: above ${limit} only videos, PDF and Word (docx) files can stay in S3`,
  s3KindAdvice: 'Add a smaller file, or one of these kinds.',

  unexpectedTitle: (name: string) => `“${name}” could not be added because of a fault of Outcrop`,
  unexpectedAdvice: 'The other files are not affected. Try again; if it keeps happening, restart Outcrop. The log has the details.',
} as const
