import { calculator } from './builtin/calculator.ts'
import { currentTime } from './builtin/current-time.ts'
import { createToolRegistry, type ToolRegistry } from './registry.ts'

/** The tools that every conversation has. They read nothing and change nothing, so they need no approval. */
export const createBuiltInTools = (now: () => number = Date.now): ToolRegistry => createToolRegistry([currentTime(now), calculator])
