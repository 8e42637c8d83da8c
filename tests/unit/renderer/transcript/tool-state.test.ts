import { describe, expect, it } from 'vitest'
import { toolState } from '../../../../src/renderer/features/transcript/tool-state.ts'
import { toolMessages } from '../../../../src/shared/messages/tools.ts'
import { turnLimitMessages } from '../../../../src/shared/messages/turn-limits.ts'
import type { MessageStatus, ToolCallPart } from '../../../../src/shared/message.ts'
import type { CommandEnd, FileDiff } from '../../../../src/shared/tool.ts'

const call = (changes: Partial<ToolCallPart> = {}): ToolCallPart => ({
  type: 'tool-call',
  toolUseId: 't',
  name: 'run_command',
  inputText: '{}',
  input: {},
  outcome: null,
  ...changes,
})

const place = (status: MessageStatus = 'complete', isLive = true, isGrowing = false, isBehind = false) => ({
  result: null,
  status,
  isLive,
  isGrowing,
  isBehind,
})
const command: CommandEnd = { argv: [], folder: '', exitCode: 2, ending: 'exited', durationMs: 1, output: '', isCut: false }
const diff: FileDiff = { path: 'a', change: 'edit', hunks: [], added: 3, removed: 1, isCut: false }

describe('toolState', () => {
  it.each([
    ['while it is written', call({ input: null }), place('streaming', true, true), 'preparing'],
    ['while a person is asked', call({ approval: 'asked' }), place(), 'waits for you below'],
    ['while one before it waits for a person', call(), place('complete', true, false, true), 'comes next'],
    ['once it may run', call({ approval: 'allowed' }), place(), 'running'],
    ['when it has run', call({ outcome: { isError: false, text: '' } }), place(), 'done'],
    ['when it has failed', call({ outcome: { isError: true, text: '' } }), place(), 'failed'],
    [
      'when a program ended badly',
      call({ outcome: { isError: true, text: '', view: { type: 'terminal', command } } }),
      place(),
      'exit code 2',
    ],
    ['when a file was changed', call({ outcome: { isError: false, text: '', view: { type: 'diff', diff } } }), place(), '+3 −1'],
    ['when a person has denied it', call({ approval: 'denied', outcome: { isError: true, text: '' } }), place(), 'denied'],
    ['in a reply that was cut off', call(), place('interrupted', false), 'not run'],
    ['in a reply that was stopped', call({ approval: 'asked' }), place('cancelled', false), 'not run'],
    ['when its question was never answered', call({ approval: 'asked' }), place('complete', false), 'not run'],
    [
      'when it was stopped before a person answered',
      call({ approval: 'asked', outcome: { isError: true, text: toolMessages.stoppedBefore } }),
      place('cancelled', false),
      'not run',
    ],
    ['when it was stopped before its turn', call({ outcome: { isError: true, text: toolMessages.stoppedBefore } }), place(), 'not run'],
    ['when a limit was reached before it', call({ outcome: { isError: true, text: turnLimitMessages.notRun } }), place(), 'not run'],
    [
      'when it was stopped on the way',
      call({ approval: 'allowed', outcome: { isError: true, text: toolMessages.stopped } }),
      place(),
      'stopped',
    ],
    [
      'when a program was stopped',
      call({
        outcome: { isError: true, text: '', view: { type: 'terminal', command: { ...command, exitCode: null, ending: 'stopped' } } },
      }),
      place(),
      'stopped',
    ],
    [
      'when a tool itself says that it has not run',
      call({ outcome: { isError: true, isUntrusted: true, text: toolMessages.stoppedBefore } }),
      place(),
      'failed',
    ],
    ['when nothing is known of its end', call(), place('complete', false), 'no result'],
  ])('says how a call stands %s', (_when, part, at, words) => {
    expect(toolState(part, at).words).toBe(words)
  })
})
