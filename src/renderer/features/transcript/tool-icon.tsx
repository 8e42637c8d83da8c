import Calculator from 'lucide-react/icons/calculator'
import Clock from 'lucide-react/icons/clock'
import FilePen from 'lucide-react/icons/file-pen'
import FilePlus from 'lucide-react/icons/file-plus'
import FileSearch from 'lucide-react/icons/file-search'
import FileText from 'lucide-react/icons/file-text'
import FolderOpen from 'lucide-react/icons/folder-open'
import FolderSearch from 'lucide-react/icons/folder-search'
import Globe from 'lucide-react/icons/globe'
import MessagesSquare from 'lucide-react/icons/messages-square'
import Paperclip from 'lucide-react/icons/paperclip'
import Plug from 'lucide-react/icons/plug'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import SquareTerminal from 'lucide-react/icons/square-terminal'
import StickyNote from 'lucide-react/icons/sticky-note'
import Wrench from 'lucide-react/icons/wrench'
import type { LucideIcon } from 'lucide-react'
import type { ToolCallPart } from '../../../shared/message.ts'
import type { ToolInfo } from '../../../shared/tool.ts'

const icons: Readonly<Record<string, LucideIcon>> = {
  read_file: FileText,
  list_folder: FolderOpen,
  find_files: FolderSearch,
  search_files: FileSearch,
  write_file: FilePlus,
  edit_file: FilePen,
  run_command: SquareTerminal,
  fetch_web_page: Globe,
  current_time: Clock,
  calculator: Calculator,
  change_settings: SlidersHorizontal,
  search_conversations: MessagesSquare,
  read_conversation: MessagesSquare,
  read_attachment: Paperclip,
  remember_note: StickyNote,
  recall_notes: StickyNote,
  forget_note: StickyNote,
}

/** What kind of thing a call does, at a glance; its words stand beside it. */
export const ToolIcon = ({ call, info }: { readonly call: ToolCallPart; readonly info: ToolInfo | null }) => {
  const known = Object.hasOwn(icons, call.name) ? icons[call.name] : undefined
  const Icon = info?.source.type === 'mcp' ? Plug : (known ?? (call.server === true ? Globe : Wrench))
  return <Icon aria-hidden className="tool-card-icon" />
}
