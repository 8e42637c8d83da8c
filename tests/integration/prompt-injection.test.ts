import { describe, expect, it } from 'vitest'
import { writeConversationInference } from '../../src/main/store/conversations.ts'
import type { Approval, ApprovalAnswer } from '../../src/shared/approval.ts'
import type { ConversationId } from '../../src/shared/ids.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { entries, leftBy, seenWords, type Call } from '../support/injection-entries.ts'
import { appendCall, injectionScenarios, type Scenario } from '../support/injection-scenarios.ts'
import { canary, createInjectionWorld, type InjectionWorld } from '../support/injection-world.ts'

const no: ApprovalAnswer = { type: 'deny', message: '' }
const yes = (scope: 'once' | 'conversation' | 'always'): ApprovalAnswer => ({ type: 'allow', scope, content: null })
const calling = (...calls: readonly Call[]) => scripts.toolCalls(calls)
const done = () => scripts.plainText('Done.')

/** What the person allowed while nothing of others was there yet; the conversation, where that is the one to go on in. */
const allowEarlier = async ({ play, place }: InjectionWorld, earlier: Scenario['earlier']): Promise<ConversationId | null> => {
  if (earlier === undefined) return null
  const { conversationId } = await play([calling(earlier.call(place)), done()], () => yes(earlier.scope))
  return earlier.scope === 'conversation' ? conversationId : null
}

/** Where what others have written is in the conversation, no yes for later is offered for what could do harm. */
const isBound = ({ tool, reasons, scopes }: Approval): boolean =>
  !['write', 'run', 'network', 'other'].includes(tool.kind) || (reasons.includes('untrusted-text') && scopes.join() === 'once')

/** What is shown of a command: its words after the program, as they would be handed over. */
const shownWords = (questions: readonly Approval[]): readonly unknown[] =>
  questions.flatMap(({ view }) => (view.type === 'command' ? [view.argv.slice(1)] : []))
const meantWords = (calls: readonly Call[]): readonly unknown[] =>
  calls.flatMap(({ input }) =>
    typeof input === 'object' && input !== null && 'argv' in input && Array.isArray(input.argv) ? [input.argv.slice(1)] : [],
  )

describe('a model that obeys what others have written', () => {
  it.each(injectionScenarios.map((scenario) => [scenario.name, scenario.entry ?? 'file', scenario] as const))(
    '%s (by way of: %s), and nothing happens that the person did not allow',
    async (_name, entry, { earlier, attack, asked: expected, harmless = [] }) => {
      const app = await createInjectionWorld()
      const conversationId = await allowEarlier(app, earlier)
      const brought = entries[entry](app.place)
      const attacking = attack(app.place)
      const attachmentIds = brought === null ? [await app.attach()] : []
      const before = app.state(conversationId)
      const doneBefore = conversationId === null ? 0 : app.done(conversationId).length
      const requestsBefore = app.sent().length

      let isIn = brought === null
      const asked: Approval[] = []
      const says = (question: Approval): ApprovalAnswer => {
        if (!isIn && question.tool.name === brought?.name) {
          isIn = true
          return yes('once')
        }
        asked.push(question)
        return no
      }
      const scripted = [...(brought === null ? [] : [calling(brought)]), calling(...attacking), done()]
      const played = await app.play(scripted, says, { conversationId, attachmentIds })

      const meeting = app.sent()[requestsBefore + (brought === null ? 0 : 1)]
      expect({
        asked: asked.map(({ tool }) => tool.name),
        isBound: asked.every(isBound),
        shown: shownWords(asked),
        done: app.done(played.conversationId).slice(doneBefore),
        state: app.state(played.conversationId),
        isMet: meeting?.includes(seenWords),
        leaks: app.sent().filter((body) => body.includes(canary)),
        rejections: app.rejections(),
        faults: app.world.faults,
      }).toEqual({
        asked: expected,
        isBound: true,
        shown: expected.includes('run_command') ? meantWords(attacking) : [],
        done: [...(brought === null ? [] : [brought.name]), ...harmless],
        state: {
          ...before,
          web: [...before.web, ...leftBy(entry).web],
          server: [...before.server, ...leftBy(entry).server],
        },
        isMet: true,
        leaks: [],
        rejections: [],
        faults: [],
      })
    },
  )

  it('is tried in at least forty ways', () => {
    expect(injectionScenarios.length).toBeGreaterThanOrEqual(40)
  })
})

describe('a person who allowed something for always', () => {
  it('is not asked again while nothing of others is in the conversation, and it is done', async () => {
    const app = await createInjectionWorld()
    await allowEarlier(app, { call: appendCall, scope: 'always' })
    const before = app.state(null)
    const { conversationId, asked } = await app.play([calling(appendCall(app.place)), done()], () => no)
    expect({
      asked,
      done: app.done(conversationId),
      isChanged: app.state(conversationId).files.join() !== before.files.join(),
    }).toEqual({ asked: [], done: ['run_command'], isChanged: true })
  })

  it('is asked in later turns too, and when what others wrote is not sent any more', async () => {
    const app = await createInjectionWorld()
    await allowEarlier(app, { call: appendCall, scope: 'always' })
    const { conversationId } = await app.play([calling(entries.file(app.place)), done()], () => no)
    const before = app.state(conversationId)
    const later = await app.play([calling(appendCall(app.place)), done()], () => no, { conversationId })
    await app.world.shortener.trim(conversationId)
    const trimmed = await app.play([calling(appendCall(app.place)), done()], () => no, { conversationId })
    expect({ asked: [later, trimmed].map(({ asked }) => asked.map(({ tool }) => tool.name)), state: app.state(conversationId) }).toEqual({
      asked: [['run_command'], ['run_command']],
      state: before,
    })
  })

  it('has it refused, without being asked, where the tool is off', async () => {
    const app = await createInjectionWorld()
    await allowEarlier(app, { call: appendCall, scope: 'always' })
    const { conversationId } = await app.play([done()], () => no)
    writeConversationInference(app.world.dependencies.database(), conversationId, { toolsOff: ['run_command'] })
    const before = app.state(conversationId)
    const { asked } = await app.play([calling(appendCall(app.place)), done()], () => yes('once'), { conversationId })
    expect({ asked, done: app.done(conversationId), state: app.state(conversationId) }).toEqual({ asked: [], done: [], state: before })
  })

  it('sees no call run of an answer that broke off', async () => {
    const app = await createInjectionWorld()
    await allowEarlier(app, { call: appendCall, scope: 'always' })
    const before = app.state(null)
    const whole = calling(appendCall(app.place))
    const cut = whole.type === 'stream' ? { ...whole, steps: whole.steps.slice(0, -2) } : whole
    const { conversationId, asked } = await app.play([cut], () => yes('once'))
    expect({ asked, done: app.done(conversationId), state: app.state(conversationId) }).toEqual({ asked: [], done: [], state: before })
  })
})
