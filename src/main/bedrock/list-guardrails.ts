import type { BedrockClient, GuardrailSummary } from '@aws-sdk/client-bedrock'
import type { ListedGuardrail } from '../../shared/inference.ts'

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListGuardrails.html */
const guardrailsPerPage = 1000
/** Each takes a request of its own, and the control plane takes few at a time. */
const guardrailsWithVersions = 50
const requestsAtATime = 5

const summaries = async (client: BedrockClient, identifier: string | null, signal: AbortSignal): Promise<readonly GuardrailSummary[]> => {
  const { paginateListGuardrails } = await import('@aws-sdk/client-bedrock')
  const found: GuardrailSummary[] = []
  const config = { client, pageSize: guardrailsPerPage, stopOnSameToken: true }
  const input = identifier === null ? {} : { guardrailIdentifier: identifier }
  for await (const page of paginateListGuardrails(config, input, { abortSignal: signal })) found.push(...(page.guardrails ?? []))
  return found
}

/** The newest first, the draft last. */
const inOrder = (versions: readonly string[]): readonly string[] => {
  const numbered = versions.filter((version) => version !== 'DRAFT').toSorted((one, other) => Number(other) - Number(one))
  return [...numbered, ...(versions.includes('DRAFT') ? ['DRAFT'] : [])]
}

const versionsOf = async (client: BedrockClient, guardrail: GuardrailSummary, signal: AbortSignal): Promise<readonly string[]> => {
  try {
    const found = await summaries(client, guardrail.id ?? null, signal)
    return inOrder([...new Set(found.flatMap(({ version }) => version ?? []))])
  } catch (error) {
    // A guardrail whose versions may not be listed can be used all the same; the one that the list tells of stays.
    if (signal.aborted) throw error
    return [guardrail.version ?? 'DRAFT']
  }
}

/** The guardrails of the account in the client's region, with their versions; of those beyond the first fifty only the draft is known. */
export const listGuardrails = async (client: BedrockClient, signal: AbortSignal): Promise<readonly ListedGuardrail[]> => {
  const found = await summaries(client, null, signal)
  const versions = new Map<GuardrailSummary, readonly string[]>()
  const waiting = found.slice(0, guardrailsWithVersions).values()
  const work = async (): Promise<void> => {
    for (const guardrail of waiting) versions.set(guardrail, await versionsOf(client, guardrail, signal))
  }
  await Promise.all(Array.from({ length: requestsAtATime }, work))
  return found.flatMap((guardrail) => {
    const { id, name = id, description = '', status = '', version = 'DRAFT' } = guardrail
    return id === undefined || name === undefined
      ? []
      : [{ id, name, description, status, versions: [...(versions.get(guardrail) ?? [version])] }]
  })
}
