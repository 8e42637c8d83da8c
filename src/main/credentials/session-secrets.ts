/** Secrets that are kept until the app quits: in memory alone. */
export const createSessionSecrets = () => {
  const secrets = new Map<string, string>()
  return {
    save: (account: string, secret: string): void => void secrets.set(account, secret),
    read: (account: string): string | null => secrets.get(account) ?? null,
    remove: (account: string): void => void secrets.delete(account),
  }
}

export type SessionSecrets = ReturnType<typeof createSessionSecrets>
