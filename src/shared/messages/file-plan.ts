/** What the chips of files say: their state, how they will go to the chosen model, and why one would not. */
export const filePlanMessages = {
  sheets: (count: number) => (count === 1 ? '1 sheet' : `${count} sheets`),
  readPages: (read: number, total: number) => `read ${read} of ${total} pages`,
  scan: 'scan: no readable text',
  pixels: (width: number, height: number) => `${width} × ${height}`,
  chosenPages: (selection: string, chosen: number, total: number) =>
    chosen === 1 ? `page ${selection} of ${total}` : `pages ${selection} (${chosen} of ${total})`,
  fromS3: 'from S3',
  staysInS3: 'stays in S3',
  removed: 'removed from this computer',

  notSentNamed: (name: string) => `${name} cannot be sent as it is`,
  switchTo: (name: string) => `Use ${name}`,
  choosePages: 'Choose pages…',
  more: (name: string) => `What can be done with ${name}`,
  openFile: 'Open',
  removeFile: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  enterPassword: 'Enter the password…',
  heldBack: (count: number) =>
    count === 1 ? 'Nothing was sent: one file cannot go to this model.' : `Nothing was sent: ${count} files cannot go to this model.`,

  trayCount: (count: number, size: string) => `${count} files · ${size}`,
  readSoFar: (done: number, total: number) => `${done} of ${total} read`,
  removeAll: 'Remove all',
  refusedCount: (count: number) => `${count} files were not added`,
  dismissAll: 'Dismiss these messages',
} as const
