import { describe, expect, it } from 'vitest'
import { canAnswer } from '../../../../../src/renderer/features/approvals/approval-readiness.ts'
import {
  allowChoices,
  canDenyWithMessage,
  isDelicate,
  namesIn,
  questionWords,
  signatureOf,
} from '../../../../../src/renderer/features/approvals/approval-words.ts'
import { sampleApproval, sampleDiff } from '../../../../support/sample-approval.ts'

const server = { type: 'mcp', serverId: '11111111-1111-4111-8111-111111111111', serverName: 'hub\u202E' }
const ofServer = { name: 'hub_issue', title: 'Open an issue', kind: 'other', source: server }

describe('questionWords', () => {
  it.each([
    [{ type: 'command', argv: ['ls'], folder: '/', timeoutSeconds: 1 }, 'Run this program?'],
    [{ type: 'file-change', diff: sampleDiff({ change: 'create' }) }, 'Create this file?'],
    [{ type: 'file-change', diff: sampleDiff({ change: 'replace' }) }, 'Replace what is in this file?'],
    [{ type: 'file-change', diff: sampleDiff({ change: 'edit' }) }, 'Change this file?'],
    [{ type: 'fetch', url: 'https://google.com@evil.example/x' }, 'Fetch a web page from evil.example?'],
    [{ type: 'fetch', url: 'https://\u0430pple.com/' }, 'Fetch a web page from xn--pple-43d.com?'],
    [{ type: 'input', input: {} }, 'Allow “Open an issue”?'],
    [{ type: 'mcp-tool', description: '', input: {}, change: null }, 'Let hub\\u{202e} run “Open an issue”?'],
    [{ type: 'sampling', systemPrompt: '', messages: [], maxTokens: 1 }, 'Let hub\\u{202e} ask the model?'],
    [{ type: 'elicitation-form', message: '', schema: {} }, 'hub\\u{202e} asks you for an answer'],
    [{ type: 'elicitation-page', message: '', url: 'https://a.example' }, 'hub\\u{202e} asks you to open a page'],
  ])('asks about %j: %s', (view, question) => {
    expect(questionWords(sampleApproval({ view, tool: ofServer }))).toBe(question)
  })
})

describe('questionWords of a built-in tool', () => {
  const asked = (name: string, source: object = { type: 'built-in' }) =>
    questionWords(sampleApproval({ view: { type: 'input', input: {} }, tool: { name, title: 'A title', kind: 'settings', source } }))

  it('says what it would do, and takes no name of a server for one of its own', () => {
    expect([asked('remember_note'), asked('change_settings'), asked('other'), asked('remember_note', server)]).toEqual([
      'Keep this note?',
      'Change these settings?',
      'Allow “A title”?',
      'Allow “A title”?',
    ])
  })
})

describe('allowChoices', () => {
  const labels = (changes: object) => allowChoices(sampleApproval(changes)).map(({ label }) => label)

  it('offers what main offers and nothing else, the narrowest first', () => {
    expect([labels({ scopes: ['always', 'conversation', 'once'] }), labels({ scopes: ['once'] })]).toEqual([
      ['Allow once', 'Allow for this conversation', 'Always allow exactly this'],
      ['Allow once'],
    ])
  })

  it('says of what a server asks what a yes does', () => {
    expect([
      labels({ scopes: ['once'], view: { type: 'elicitation-form', message: '', schema: {} } }),
      labels({ scopes: ['once'], view: { type: 'elicitation-page', message: '', url: 'https://a.example' } }),
    ]).toEqual([['Send the answers'], ['Open the page']])
  })
})

describe('a question', () => {
  it('is another one as soon as one letter of it is another', () => {
    const command = (argv: readonly string[], changes: object = {}) =>
      signatureOf(sampleApproval({ view: { type: 'command', argv, folder: '/', timeoutSeconds: 1 }, ...changes }))
    expect([
      command(['ls', 'a']) === command(['ls', 'a']),
      command(['ls', 'a']) === command(['ls a']),
      command(['ls']) === command(['ls'], { scopes: ['once', 'always'] }),
    ]).toEqual([true, false, false])
  })

  it('takes words for the model where a call is denied, and none where a server asks by itself', () => {
    expect([canDenyWithMessage(sampleApproval()), canDenyWithMessage(sampleApproval({ messageId: null, index: null }))]).toEqual([
      true,
      false,
    ])
  })

  it('is delicate where others may have had a hand in it', () => {
    const delicate = (...reasons: readonly string[]) => isDelicate(sampleApproval({ reasons }))
    expect([delicate('runs-program'), delicate('runs-program', 'untrusted-text'), delicate('mcp-tool', 'mcp-changed')]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('looks at the names of what is run, written and asked', () => {
    expect([
      namesIn(sampleApproval({ view: { type: 'command', argv: ['ls', 'x'], program: '/bin/ls', folder: '/', timeoutSeconds: 1 } })),
      namesIn(sampleApproval({ view: { type: 'file-change', diff: sampleDiff() } })),
      namesIn(sampleApproval({ view: { type: 'input', input: 'x' } })),
    ]).toEqual(['ls x /bin/ls /', '/home/anna/notes.txt', ''])
  })
})

describe('canAnswer', () => {
  it('takes no answer in the first half second', () => {
    expect([canAnswer(1000, 1000), canAnswer(1000, 1499), canAnswer(1000, 1500)]).toEqual([false, false, true])
  })
})
