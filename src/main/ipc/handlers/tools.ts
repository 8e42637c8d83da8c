import type { pageRequests } from '../../../shared/ipc/contract.ts'
import type { ToolRegistry } from '../../tools/registry.ts'
import type { Handlers } from '../answer-request.ts'

type ToolHandlers = Pick<Handlers<typeof pageRequests>, 'tools.list'>

export const toolHandlers = (tools: () => Promise<ToolRegistry>): ToolHandlers => ({
  'tools.list': async () =>
    (await tools()).list().map(({ name, title, description, kind, source }) => ({ name, title, description, kind, source })),
})
