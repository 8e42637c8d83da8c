/** The library: every file that was ever attached and is still kept. */
export const libraryMessages = {
  title: 'Library of files',
  back: 'Back to the conversation',
  search: 'Search names and text',
  kind: 'Kind',
  kinds: { all: 'All kinds', pdf: 'PDF', image: 'Images', text: 'Text', office: 'Office files', video: 'Videos', audio: 'Recordings' },
  conversation: 'Conversation',
  allConversations: 'All conversations',
  order: 'Order',
  orders: { newest: 'Newest first', largest: 'Largest first', name: 'By name' },
  summary: (count: number, size: string) =>
    count === 1 ? `1 file · ${size} on this computer` : `${count} files · ${size} on this computer`,
  found: (count: number, size: string) => `${count} found · ${size} on this computer in all`,
  files: 'Files',
  loading: 'Reading the library',
  emptyTitle: 'No files yet',
  emptyAdvice: 'Drop a file on the conversation, or add one beside the text field. What you attach is kept here, each file once.',
  nothingTitle: 'No file matches',
  nothingAdvice: 'Try other words, or another kind or conversation.',
  showAll: 'Show all files',
  tryAgain: 'Try again',
  usedIn: 'Used in',
  inDraft: 'In a question that is not sent yet',
  notUsed: 'In no conversation',
  moreConversations: (count: number) => `and ${count} more`,
  untitled: 'Untitled',
  open: (name: string) => `Open ${name}`,
  use: 'Use in a question',
  useOf: (name: string) => `Use in a question: ${name}`,
  used: (name: string) => `${name} was added to your question`,
  full: 'This question carries as many files as one message can. Remove one of them first.',
  more: (name: string) => `More about ${name}`,
  reveal: 'Show in folder',
  saveAs: 'Save as…',
  saved: (name: string) => `A copy of ${name} was saved`,
  inS3: 'stays in S3',
  remove: 'Remove…',
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: (conversations: readonly string[], more: number) =>
    `${
      conversations.length === 0
        ? 'No conversation uses it.'
        : `It is used in ${conversations.map((title) => `“${title}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}. The messages stay, and name the file.`
    } The file itself, its text and its pictures are deleted from this computer for good, under whatever name it was added.`,
  removeAction: 'Remove for good',
  removed: (name: string) => `${name} was removed`,
} as const
