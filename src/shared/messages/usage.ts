/** What counting says in the main process; the words of its screen are the renderer's. */
export const usageMessages = {
  untitled: 'New conversation',
  deletedConversations: 'Deleted conversations',
  exportName: (from: string, to: string) => `Outcrop usage ${from} to ${to}.csv`,
} as const
