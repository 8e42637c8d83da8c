import { wireGuardrails, wireRouters } from './guardrail-data.ts'

export type PagedAnswer = { readonly body: unknown } | { readonly problem: string }

type Page = { readonly token: string; readonly pageSize: number; readonly query: URLSearchParams; readonly known: readonly string[] }

/** A page of a list, as the control plane gives it: at most what was asked for, and never more than the server's own page size. */
const page = (rows: readonly unknown[], key: string, { token, pageSize, query, known }: Page): PagedAnswer => {
  const unknown = [...query.keys()].find((name) => !known.includes(name) && name !== 'maxResults' && name !== 'nextToken')
  if (unknown !== undefined) return { problem: `Unknown parameter ${unknown}` }
  const maximum = Number(query.get('maxResults') ?? '1000')
  if (!Number.isInteger(maximum) || maximum < 1 || maximum > 1000) return { problem: "Value at 'maxResults' failed to satisfy constraint" }
  const [kind, place = '0'] = (query.get('nextToken') ?? `${token}/0`).split('/')
  if (kind !== token || !/^\d+$/u.test(place)) return { problem: 'The provided token is invalid.' }
  const start = Number(place)
  const end = start + Math.min(maximum, pageSize)
  return { body: { [key]: rows.slice(start, end), ...(end < rows.length ? { nextToken: `${token}/${end}` } : {}) } }
}

const guardrailForm = /^(?:[a-z0-9]+|arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]+)$/u

/** Without an identifier the draft of each guardrail, with one all its versions. */
export const guardrailsPage = (region: string, query: URLSearchParams, pageSize: number): PagedAnswer | null => {
  const identifier = query.get('guardrailIdentifier')
  const known = ['guardrailIdentifier']
  const all = wireGuardrails(region)
  if (identifier === null)
    return page(
      all.flatMap((versions) => versions.slice(0, 1)),
      'guardrails',
      { token: 'all', pageSize, query, known },
    )
  if (!guardrailForm.test(identifier)) return { problem: `Value '${identifier}' at 'guardrailIdentifier' failed to satisfy constraint` }
  const versions = all.find(([draft]) => draft?.id === identifier || draft?.arn === identifier)
  return versions === undefined ? null : page(versions, 'guardrails', { token: identifier, pageSize, query, known })
}

export const routersPage = (region: string, query: URLSearchParams, pageSize: number): PagedAnswer => {
  const type = query.get('type')
  if (type !== null && type !== 'default' && type !== 'custom') return { problem: `Value '${type}' at 'type' failed to satisfy constraint` }
  const rows = wireRouters(region).filter((router) => type === null || router.type === type)
  return page(rows, 'promptRouterSummaries', { token: `routers-${type ?? 'any'}`, pageSize, query, known: ['type'] })
}
