import { approvalSchema, type Approval } from '../../src/shared/approval.ts'
import { fileDiffSchema, type FileDiff } from '../../src/shared/tool.ts'

/** A small change of a file, with what a test is about. */
export const sampleDiff = (changes: { readonly [Key in keyof FileDiff]?: unknown } = {}): FileDiff =>
  fileDiffSchema.parse({
    path: '/home/anna/notes.txt',
    change: 'edit',
    hunks: [
      [
        { type: 'removed', oldLine: 1, newLine: null, text: 'milk' },
        { type: 'added', oldLine: null, newLine: 1, text: 'oat milk' },
      ],
    ],
    added: 1,
    removed: 1,
    isCut: false,
    ...changes,
  })

/** A question about a program that a call of the model wants to run, with what a test is about. */
export const sampleApproval = (changes: { readonly [Key in keyof Approval]?: unknown } = {}): Approval =>
  approvalSchema.parse({
    id: '77777777-7777-4777-8777-777777777777',
    conversationId: '22222222-2222-4222-8222-222222222222',
    turnId: '33333333-3333-4333-8333-333333333333',
    messageId: '11111111-1111-4111-8111-111111111111',
    index: 0,
    tool: { name: 'run_command', title: 'Run a program', kind: 'run', source: { type: 'built-in' } },
    view: { type: 'command', argv: ['/usr/bin/git', 'log'], folder: '/home/anna/project', timeoutSeconds: 60 },
    reasons: ['runs-program'],
    scopes: ['once', 'conversation', 'always'],
    askedAt: 1,
    ...changes,
  })
