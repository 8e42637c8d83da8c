import type { GetPromptResult, ReadResourceResult } from '@modelcontextprotocol/sdk/types.js'
import type { Attachment } from '../../../shared/attachment.ts'
import { refusal } from '../../../shared/expected-error.ts'
import type { McpPrompt, McpResource, McpServerId } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { McpServers } from './mcp-servers.ts'
import { commandName } from './names.ts'
import { contentFile, type ContentFile } from './content-file.ts'

export type KeepAttachment = (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<Attachment>

type Options = { readonly servers: McpServers; readonly keepAttachment: KeepAttachment }
type Texts = Readonly<Record<string, string>>

const limitMs = 60_000
const mostAttachments = 20
const mostBytes = 50 * 1024 * 1024
const longestPrompt = 500_000
const mostCompletions = 100

type PromptBlock = GetPromptResult['messages'][number]['content']

const textOfBlock = (block: PromptBlock): string => {
  switch (block.type) {
    case 'text':
      return block.text
    case 'resource_link':
      return words.resourceLink(block.name, block.uri)
    case 'image':
    case 'audio':
    case 'resource':
      return ''
  }
}

const fileOfBlock = (block: PromptBlock): ContentFile | null => {
  switch (block.type) {
    case 'text':
    case 'resource_link':
      return null
    case 'image':
    case 'audio':
      return contentFile({ name: block.type, mediaType: block.mimeType, blob: block.data })
    case 'resource': {
      const { resource } = block
      const shared = { name: resource.uri, mediaType: resource.mimeType }
      return contentFile('text' in resource ? { ...shared, text: resource.text } : { ...shared, blob: resource.blob })
    }
  }
}

/** One message is the question as it is; of several, it is said who speaks. */
const promptText = ({ messages }: GetPromptResult): string => {
  const spoken = messages.map(({ role, content }) => ({ role, text: textOfBlock(content) })).filter(({ text }) => text !== '')
  const isDialogue = spoken.some(({ role }) => role === 'assistant')
  return spoken
    .map(({ role, text }) => {
      if (!isDialogue) return text
      return role === 'user' ? words.question(text) : words.answer(text)
    })
    .join('\n\n')
    .slice(0, longestPrompt)
}

const filesOf = ({ contents }: ReadResourceResult, name: string): readonly ContentFile[] =>
  contents.map((content) => {
    const shared = { name: contents.length === 1 ? name : content.uri, mediaType: content.mimeType }
    return contentFile('text' in content ? { ...shared, text: content.text } : { ...shared, blob: content.blob })
  })

/** What servers offer to people: resources that can be attached, prompts that can be typed as commands. */
export const createOfferedContent = ({ servers, keepAttachment }: Options) => {
  const keepAll = async (server: string, files: readonly ContentFile[], signal: AbortSignal): Promise<Attachment[]> => {
    if (files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > mostBytes || files.length > mostAttachments) {
      throw refusal('mcp-resource-large', words.resourceLargeTitle(server), words.resourceLargeAdvice)
    }
    const kept: Attachment[] = []
    for (const { name, bytes } of files) kept.push(await keepAttachment(name, bytes, signal))
    return kept
  }

  const addressOf = async (uri: string, variables: Texts, names: readonly string[]): Promise<string> => {
    if (names.length === 0) return uri
    if (names.some((name) => (variables[name] ?? '') === '')) {
      throw refusal('mcp-template', words.templateTitle, words.templateAdvice)
    }
    const { UriTemplate } = await import('@modelcontextprotocol/sdk/shared/uriTemplate.js')
    return new UriTemplate(uri).expand({ ...variables })
  }

  const resources = (): McpResource[] =>
    servers.running().flatMap(({ server, runner }) => {
      const { lists } = runner.state()
      const shared = { serverId: server.id, serverName: server.name }
      const plain = lists.resources.map(({ uri, name, title, description = '', mimeType, size }) => {
        const about = { uri, name: title ?? name, description, mediaType: mimeType ?? null, sizeBytes: size ?? null, variables: [] }
        return { ...shared, ...about }
      })
      const templates = lists.templates.map(({ uriTemplate, name, title, description = '', mimeType }) => {
        const about = { uri: uriTemplate, name: title ?? name, description, mediaType: mimeType ?? null, sizeBytes: null }
        return { ...shared, ...about, variables: variablesOf(uriTemplate) }
      })
      return [...plain, ...templates]
    })

  const prompts = (): McpPrompt[] =>
    servers.running().flatMap(({ server, runner }) =>
      runner.state().lists.prompts.map(({ name, title, description = '', arguments: given = [] }) => ({
        serverId: server.id,
        serverName: server.name,
        name,
        command: commandName(server.name, name),
        title: title ?? name,
        description,
        arguments: given.map((argument) => ({
          name: argument.name,
          description: argument.description ?? '',
          isRequired: argument.required === true,
        })),
      })),
    )

  return {
    resources,
    prompts,
    attach: async (serverId: McpServerId, uri: string, variables: Texts, signal: AbortSignal): Promise<Attachment[]> => {
      const { server, runner } = await servers.find(serverId)
      const offered = resources().find((resource) => resource.serverId === serverId && resource.uri === uri)
      const address = await addressOf(uri, variables, offered?.variables ?? [])
      const result = await runner.request((client) => client.readResource({ uri: address }, { signal, timeout: limitMs }))
      if (result.contents.length === 0)
        throw refusal('mcp-resource-empty', words.resourceEmptyTitle(server.name), words.resourceEmptyAdvice)
      return await keepAll(
        server.name,
        filesOf(result, offered === undefined || offered.variables.length > 0 ? address : offered.name),
        signal,
      )
    },
    prompt: async (serverId: McpServerId, name: string, given: Texts, signal: AbortSignal) => {
      const { server, runner } = await servers.find(serverId)
      if (!prompts().some((prompt) => prompt.serverId === serverId && prompt.name === name)) {
        throw refusal('mcp-prompt-gone', words.promptGoneTitle, words.promptGoneAdvice)
      }
      const result = await runner.request((client) => client.getPrompt({ name, arguments: { ...given } }, { signal, timeout: limitMs }))
      const text = promptText(result)
      const files = result.messages.map(({ content }) => fileOfBlock(content)).filter((file) => file !== null)
      if (text === '' && files.length === 0) throw refusal('mcp-prompt-empty', words.promptEmptyTitle(server.name), words.promptEmptyAdvice)
      return { text, attachments: await keepAll(server.name, files, signal) }
    },
    complete: async (
      serverId: McpServerId,
      of: { readonly type: 'prompt'; readonly name: string } | { readonly type: 'resource'; readonly uri: string },
      argument: { readonly name: string; readonly value: string },
      signal: AbortSignal,
    ): Promise<string[]> => {
      const { runner } = await servers.find(serverId)
      const ref = of.type === 'prompt' ? { type: 'ref/prompt' as const, name: of.name } : { type: 'ref/resource' as const, uri: of.uri }
      return await runner.request(async (client) => {
        if (client.getServerCapabilities()?.completions === undefined) return []
        const { completion } = await client.complete({ ref, argument }, { signal, timeout: limitMs })
        return completion.values.slice(0, mostCompletions)
      })
    },
  }
}

/** RFC 6570: names between braces, perhaps with an operator before and modifiers behind. */
const variablesOf = (template: string): string[] => [
  ...new Set(
    [...template.matchAll(/\{[+#./;?&]?([^{}]{1,500})\}/gu)].flatMap(([, inner = '']) =>
      inner.split(',').map((name) => name.replace(/[*:].*$/u, '').trim()),
    ),
  ),
]

export type OfferedContent = ReturnType<typeof createOfferedContent>
