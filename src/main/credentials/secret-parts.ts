import { z } from 'zod'

/**
 * Windows takes 2,560 bytes an item, and a part is to stay below 2,000 with the JSON around its head.
 * https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw
 */
const charactersPerPart = 1900

const headSchema = z.union([
  z.object({ value: z.string() }),
  z.object({ parts: z.number().int().min(1).max(100), generation: z.string().min(1) }),
])
export type SecretHead = z.infer<typeof headSchema>

/** `head` is the item under the account's own name; a long secret is in numbered items beside it, which `generation` keeps from mixing with older ones. */
export type SecretItems = { readonly head: string; readonly parts: readonly { readonly account: string; readonly value: string }[] }

export const partAccounts = (account: string, head: SecretHead): readonly string[] =>
  'value' in head ? [] : Array.from({ length: head.parts }, (_, index) => `${account}/${head.generation}/${index + 1}`)

export const splitSecret = (account: string, secret: string, generation: string): SecretItems => {
  const encoded = Buffer.from(secret, 'utf8').toString('base64')
  if (encoded.length <= charactersPerPart) return { head: JSON.stringify({ value: encoded } satisfies SecretHead), parts: [] }
  const values = encoded.match(new RegExp(`.{1,${charactersPerPart}}`, 'gu')) ?? []
  const head = { parts: values.length, generation } satisfies SecretHead
  const accounts = partAccounts(account, head)
  return { head: JSON.stringify(head), parts: values.map((value, index) => ({ account: accounts[index] ?? '', value })) }
}

/** null for an item that this app did not write, or wrote only in part. */
export const readHead = (item: string): SecretHead | null => {
  try {
    return headSchema.safeParse(JSON.parse(item)).data ?? null
  } catch {
    // Not JSON, so not ours; the caller says that the secret is lost.
    return null
  }
}

export const joinSecret = (values: readonly string[]): string => Buffer.from(values.join(''), 'base64').toString('utf8')
