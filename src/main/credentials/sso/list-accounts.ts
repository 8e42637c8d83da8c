import type { SSOClient } from '@aws-sdk/client-sso'
import { z } from 'zod'
import type { Account } from '../../../shared/sign-in.ts'
import type { SsoSession } from './identity-centers.ts'
import { withPortalClient, type SsoNetwork } from './sso-clients.ts'

const nextToken = z.string().min(1).nullish()
const accountsSchema = z.object({
  nextToken,
  accountList: z.array(z.object({ accountId: z.string().min(1), accountName: z.string().optional(), emailAddress: z.string().optional() })),
})
const rolesSchema = z.object({ nextToken, roleList: z.array(z.object({ roleName: z.string().min(1) })) })

const mostPages = 200
const pageSize = 100
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }

const allPages = async <Item>(fetchPage: (next: string | null) => Promise<Page<Item>>): Promise<readonly Item[]> => {
  const items: Item[] = []
  let next: string | null = null
  for (let count = 0; count < mostPages; count += 1) {
    const page: Page<Item> = await fetchPage(next)
    items.push(...page.items)
    if (page.next === null || page.next === next) break
    next = page.next
  }
  return items
}
const continued = (next: string | null) => (next === null ? {} : { nextToken: next })

/** The accounts that the person may use, by name. */
export const listAccounts = (
  network: SsoNetwork,
  session: SsoSession,
  accessToken: string,
  signal: AbortSignal,
): Promise<readonly Account[]> =>
  withPortalClient(network, session.region, async (client: SSOClient) => {
    const { ListAccountsCommand } = await import('@aws-sdk/client-sso')
    const accounts = await allPages(async (next): Promise<Page<Account>> => {
      const request = new ListAccountsCommand({ accessToken, maxResults: pageSize, ...continued(next) })
      const answer = accountsSchema.parse(await client.send(request, { abortSignal: signal }))
      const items = answer.accountList.map(({ accountId, accountName, emailAddress }) => ({
        accountId,
        name: accountName ?? accountId,
        email: emailAddress ?? '',
      }))
      return { items, next: answer.nextToken ?? null }
    })
    return accounts.toSorted((left, right) => byName.compare(left.name, right.name) || byName.compare(left.accountId, right.accountId))
  })

/** The roles that the person may take in an account, by name. */
export const listRoles = (
  network: SsoNetwork,
  session: SsoSession,
  accessToken: string,
  accountId: string,
  signal: AbortSignal,
): Promise<readonly string[]> =>
  withPortalClient(network, session.region, async (client: SSOClient) => {
    const { ListAccountRolesCommand } = await import('@aws-sdk/client-sso')
    const roles = await allPages(async (next): Promise<Page<string>> => {
      const request = new ListAccountRolesCommand({ accessToken, accountId, maxResults: pageSize, ...continued(next) })
      const answer = rolesSchema.parse(await client.send(request, { abortSignal: signal }))
      return { items: answer.roleList.map(({ roleName }) => roleName), next: answer.nextToken ?? null }
    })
    return roles.toSorted(byName.compare)
  })
