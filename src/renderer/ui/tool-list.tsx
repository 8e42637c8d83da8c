import { useState } from 'react'
import { toolsViewMessages as words } from '../../shared/messages/tools-view.ts'
import type { ToolInfo } from '../../shared/tool.ts'
import { visibleText } from '../../shared/visible-text.ts'
import { CheckField } from './check-field.tsx'
import './fold.css'
import './tool-list.css'

type ToolListProps = {
  readonly tools: readonly ToolInfo[]
  /** Names of those that are off. */
  readonly off: readonly string[]
  /** Names of those that are off whatever is chosen here. */
  readonly offElsewhere?: readonly string[]
  readonly isDisabled?: boolean
  readonly onSwitch: (name: string, isOn: boolean) => void
}

type Group = { readonly key: string; readonly name: string; readonly tools: readonly ToolInfo[] }

const groupOf = (tool: ToolInfo): Omit<Group, 'tools'> =>
  tool.source.type === 'mcp' ? { key: tool.source.serverId, name: visibleText(tool.source.serverName) } : { key: '', name: words.builtIn }

const kinds: readonly ToolInfo['kind'][] = ['read', 'write', 'run', 'network', 'settings', 'harmless', 'other']

/** The built-in ones by what they touch, which is how people look for them; those of a server as it lists them. */
const inOrder = (tools: readonly ToolInfo[]): readonly ToolInfo[] =>
  tools.every(({ source }) => source.type === 'mcp')
    ? tools
    : tools.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || one.title.localeCompare(other.title))

/** The built-in ones first, then each server's under its name. */
const toolGroups = (tools: readonly ToolInfo[]): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const tool of tools) {
    const { key, name } = groupOf(tool)
    groups.set(key, { key, name, tools: [...(groups.get(key)?.tools ?? []), tool] })
  }
  return [...groups.values()]
    .map((group) => ({ ...group, tools: inOrder(group.tools) }))
    .toSorted((one, other) => Number(one.key !== '') - Number(other.key !== '') || one.name.localeCompare(other.name))
}

/** Every tool with a switch; those of a server are folded until they are asked for. */
export const ToolList = ({ tools, ...list }: ToolListProps) => (
  <div className="tool-list">
    {toolGroups(tools).map((group) => (
      <ToolGroup key={group.key} group={group} {...list} />
    ))}
  </div>
)

const nothing: readonly string[] = []

const readsConversations: ReadonlySet<string> = new Set(['search_conversations', 'read_conversation'])
const noteOf = ({ name, kind, source }: ToolInfo): string =>
  source.type === 'built-in' && readsConversations.has(name) ? words.readsConversations : words.kinds[kind]

type ToolGroupProps = Omit<ToolListProps, 'tools'> & { readonly group: Group }

const ToolGroup = ({ group, off, offElsewhere = nothing, isDisabled = false, onSwitch }: ToolGroupProps) => {
  const [isOpen, setIsOpen] = useState(group.key === '')
  const isOn = ({ name }: ToolInfo): boolean => !off.includes(name) && !offElsewhere.includes(name)
  return (
    <details className="fold tool-group" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <bdi className="tool-group-name">{group.name}</bdi>
        <span className="tool-group-count">{words.switchedOn(group.tools.filter(isOn).length, group.tools.length)}</span>
      </summary>
      {isOpen && (
        <div className="tool-rows">
          {group.tools.map((tool) => (
            <CheckField
              key={tool.name}
              label={visibleText(tool.title)}
              note={offElsewhere.includes(tool.name) ? words.offEverywhere : noteOf(tool)}
              isChecked={isOn(tool)}
              isDisabled={isDisabled || offElsewhere.includes(tool.name)}
              onChange={(isChosen) => onSwitch(tool.name, isChosen)}
            />
          ))}
        </div>
      )}
    </details>
  )
}
