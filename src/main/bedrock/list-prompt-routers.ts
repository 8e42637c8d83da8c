import type { BedrockClient, PromptRouterSummary, PromptRouterType } from '@aws-sdk/client-bedrock'
import type { ListedRouter } from './map-prompt-routers.ts'

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListPromptRouters.html */
const routersPerPage = 1000

const routersOf = async (client: BedrockClient, type: PromptRouterType, signal: AbortSignal): Promise<readonly PromptRouterSummary[]> => {
  const { paginateListPromptRouters } = await import('@aws-sdk/client-bedrock')
  const found: PromptRouterSummary[] = []
  const config = { client, pageSize: routersPerPage, stopOnSameToken: true }
  for await (const page of paginateListPromptRouters(config, { type }, { abortSignal: signal })) {
    found.push(...(page.promptRouterSummaries ?? []))
  }
  return found
}

/** Those that come with the account and its own. Empty where they may not be listed or the region has none: most people have no use for them. */
export const listPromptRouters = async (client: BedrockClient, signal: AbortSignal): Promise<readonly ListedRouter[]> => {
  const lists = await Promise.allSettled([routersOf(client, 'default', signal), routersOf(client, 'custom', signal)])
  return lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []))
}
