/** One quiet sentence about a file that goes to the model in another way than it is. */
export const fileNotesMessages = {
  textNoDocuments: 'Sent as its text: this model reads no documents',
  textDocumentCount: (limit: number) => `Sent as its text: a request carries at most ${limit} documents`,
  textDocumentSize: 'Sent as its text: it is larger than the 4.5 MB this model takes',
  textPageCount: (limit: number) => `Sent as its text: this model reads ${limit} pages at once`,
  textFormat: 'Sent as its text: models do not take this kind of file as it is',
  textTotalSize: 'Sent as its text: the files of one request are too large together',
  textS3: 'Sent as its text: this model does not read from S3',
  nameOnly: 'Only its name is sent to this model',
  removed: 'It was removed, which is what the model is told',
  pictures: (count: number) => (count === 1 ? 'Sent as a picture of its page' : `Sent as ${count} pictures of its pages`),
  firstPictures: (count: number, pages: number) =>
    count === 1 ? `Sent as a picture of the first of its ${pages} pages` : `Sent as pictures of the first ${count} of its ${pages} pages`,
  smaller: 'Made smaller before it is sent',
  converted: 'Converted before it is sent: models do not take this kind of image',
  s3: 'The model reads it from S3 itself',
} as const
