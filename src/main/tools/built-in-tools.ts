import { createOwnTools, type OwnToolSources } from './builtin/own-tools.ts'
import { createFetchTool, type FetchToolDependencies } from './fetch/fetch-tool.ts'
import { createFileTools } from './files/file-tools.ts'
import type { FileToolsDependencies } from './files/open-folders.ts'
import { createCommandTool, type CommandToolDependencies } from './run/command-tool.ts'
import type { Tool } from './tool.ts'

export type BuiltInSources = {
  readonly own: OwnToolSources
  readonly files: FileToolsDependencies
  readonly command: CommandToolDependencies
  readonly fetch: FetchToolDependencies
}

/** Every tool that comes with the app. What touches something of the person's, or leaves this computer, asks first. */
export const createBuiltInTools = ({ own, files, command, fetch }: BuiltInSources): readonly Tool[] => [
  ...createOwnTools(own),
  ...createFileTools(files),
  createCommandTool(command),
  createFetchTool(fetch),
]
