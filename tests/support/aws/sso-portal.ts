import { Refusal, type SsoState } from './sso-state.ts'

type Query = Readonly<Record<string, string>>

const checkToken = ({ accessTokens, now }: SsoState, bearer: string): void => {
  const token = accessTokens.get(bearer)
  if (token === undefined || token.expiresAt <= now()) throw new Refusal(401, 'UnauthorizedException', 'Session token not found or invalid')
}

const page = <Item>(
  items: readonly Item[],
  query: Query,
  pageSize: number,
): { readonly items: readonly Item[]; readonly nextToken?: string } => {
  const most = Math.min(pageSize, Number(query['max_result'] ?? pageSize))
  if (!Number.isInteger(most) || most < 1 || most > 100) throw new Refusal(400, 'InvalidRequestException', 'max_result is out of range')
  const start = query['next_token'] === undefined ? 0 : Number(/^page-(\d+)$/u.exec(query['next_token'])?.[1] ?? 'NaN')
  if (Number.isNaN(start)) throw new Refusal(400, 'InvalidRequestException', 'next_token is not valid')
  const end = start + most
  return { items: items.slice(start, end), ...(end < items.length ? { nextToken: `page-${end}` } : {}) }
}

export const listAccounts = (state: SsoState, bearer: string, query: Query) => {
  checkToken(state, bearer)
  const { items, ...rest } = page(state.knobs.accounts, query, state.knobs.pageSize)
  return { accountList: items, ...rest }
}

const rolesOf = (state: SsoState, query: Query): readonly string[] => {
  const accountId = query['account_id'] ?? ''
  if (!/^\d{12}$/u.test(accountId)) throw new Refusal(400, 'InvalidRequestException', 'account_id is not valid')
  const roles = state.knobs.roles[accountId]
  if (roles === undefined) throw new Refusal(403, 'ForbiddenException', 'No access')
  return roles
}

export const listAccountRoles = (state: SsoState, bearer: string, query: Query) => {
  checkToken(state, bearer)
  const roles = rolesOf(state, query).map((roleName) => ({ roleName, accountId: query['account_id'] }))
  const { items, ...rest } = page(roles, query, state.knobs.pageSize)
  return { roleList: items, ...rest }
}

export const getRoleCredentials = (state: SsoState, bearer: string, query: Query) => {
  checkToken(state, bearer)
  if (!rolesOf(state, query).includes(query['role_name'] ?? '')) throw new Refusal(403, 'ForbiddenException', 'No access')
  const roleCredentials = {
    accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
    secretAccessKey: state.newSecret('secret-access-key'),
    sessionToken: state.newSecret('session-token'),
    expiration: state.now() + state.knobs.credentialsSeconds * 1000,
  }
  return { roleCredentials }
}
