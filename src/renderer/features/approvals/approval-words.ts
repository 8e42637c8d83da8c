import type { Approval, ApprovalScope } from '../../../shared/approval.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { visibleText } from '../../../shared/visible-text.ts'

/** The host of an address as the network knows it: letters of other alphabets stand there by their code. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

export const serverOf = ({ tool }: Approval): string =>
  tool.source.type === 'mcp' && tool.source.serverName !== '' ? visibleText(tool.source.serverName) : words.aServer

const ownQuestions: Readonly<Record<string, string>> = words.ownTools

/** What is asked, in one line. */
export const questionWords = (approval: Approval): string => {
  const { tool, view } = approval
  switch (view.type) {
    case 'command':
      return words.runProgram
    case 'file-change':
      return { create: words.createFile, replace: words.replaceFile, edit: words.editFile }[view.diff.change]
    case 'fetch':
      return words.fetchPage(visibleText(hostOf(view.url)))
    case 'input':
      return (tool.source.type === 'built-in' ? ownQuestions[tool.name] : undefined) ?? words.useTool(visibleText(tool.title))
    case 'mcp-tool':
      return words.useServerTool(visibleText(tool.title), serverOf(approval))
    case 'sampling':
      return words.askModel(serverOf(approval))
    case 'elicitation-form':
      return words.fillForm(serverOf(approval))
    case 'elicitation-page':
      return words.openPage(serverOf(approval))
  }
}

const scopeWords: Readonly<Record<ApprovalScope, string>> = {
  once: words.allowOnce,
  conversation: words.allowConversation,
  always: words.allowAlways,
}

/** The yeses that are offered, the narrowest first. */
export const allowChoices = ({ scopes, view }: Approval): readonly { readonly scope: ApprovalScope; readonly label: string }[] => {
  const order: readonly ApprovalScope[] = ['once', 'conversation', 'always']
  const label = (scope: ApprovalScope): string => {
    if (scope === 'once' && view.type === 'elicitation-form') return words.sendAnswers
    return scope === 'once' && view.type === 'elicitation-page' ? words.openBrowser : scopeWords[scope]
  }
  return order.filter((scope) => scopes.includes(scope)).map((scope) => ({ scope, label: label(scope) }))
}

/** A call of the model can be denied with words for it; what a server asks by itself is only declined. */
export const canDenyWithMessage = ({ messageId }: Approval): boolean => messageId !== null

/** Nothing is pressed lightly where others may have had a hand in it. */
export const isDelicate = ({ reasons }: Approval): boolean => reasons.includes('untrusted-text') || reasons.includes('mcp-changed')

/** Everything that a yes is about: when one letter of it is another, it is another question. */
export const signatureOf = ({ id, view, reasons, scopes, tool }: Approval): string => JSON.stringify([id, view, reasons, scopes, tool])

/** What names things that are run, written or asked, where letters that look alike would deceive. */
export const namesIn = ({ view }: Approval): string => {
  switch (view.type) {
    case 'command':
      return [...view.argv, view.program ?? '', view.folder].join(' ')
    case 'file-change':
      return view.diff.path
    case 'fetch':
    case 'elicitation-page':
      return view.url
    case 'input':
    case 'mcp-tool':
    case 'sampling':
    case 'elicitation-form':
      return ''
  }
}
