import type { ToolRegistry } from '../../tools/registry.ts'
import { toolInfo } from '../../tools/tool.ts'
import type { PageHandlers } from '../page-handlers.ts'

export const toolHandlers = (tools: () => Promise<ToolRegistry>): PageHandlers<'tools'> => ({
  'tools.list': async () => (await tools()).list().map(toolInfo),
})
