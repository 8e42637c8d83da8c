import type { GrantedFolder } from '../../shared/folder.ts'
import type { Message } from '../../shared/message.ts'

const readingTools = ['read_file', 'list_folder', 'find_files', 'search_files'] as const
const changingTools = ['write_file', 'edit_file', 'run_command'] as const

type Here = { readonly folders: readonly Pick<GrantedFolder, 'access'>[]; readonly messages: readonly Pick<Message, 'parts'>[] }

/** Tools that have nothing to work on in a conversation: offered all the same, each would cost tokens with every question. */
export const idleTools = ({ folders, messages }: Here): readonly string[] => [
  ...(folders.length === 0 ? readingTools : []),
  ...(folders.some(({ access }) => access === 'read-write') ? [] : changingTools),
  ...(messages.some(({ parts }) => parts.some(({ type }) => type === 'attachment')) ? [] : ['read_attachment']),
]
