/** What the record of tool calls says in the main process; the words of its screen are the renderer's. */
export const auditMessages = {
  exportName: (date: string) => `Outcrop tool calls ${date}.csv`,
} as const
