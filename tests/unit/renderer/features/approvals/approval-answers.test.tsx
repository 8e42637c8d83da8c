import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Approval } from '../../../../../src/shared/approval.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { installPage, type Page } from '../../../../support/page-double.ts'
import { sampleApproval } from '../../../../support/sample-approval.ts'

const once = { type: 'allow', scope: 'once', content: null }

let page: Page
let bridge: ReturnType<typeof installBridge>
let goAway: () => void
let comeBack: () => void
let show: (approval: Approval) => Promise<void>
const answers = (): unknown[] =>
  bridge.calls.flatMap(({ name, input }) => (name === 'approvals.answer' ? [Reflect.get(Object(input), 'answer')] : []))
const isDimmed = (label: string): boolean =>
  page
    .buttons()
    .find(({ textContent }) => textContent === label)
    ?.getAttribute('aria-disabled') === 'true'

const open = async (heights?: Parameters<typeof installPage>[0]): Promise<void> => {
  vi.resetModules()
  bridge = installBridge({ 'approvals.answer': () => ({ ok: true, value: null }) })
  page = await installPage(heights)
  const [{ ApprovalQuestion }, { listenToApprovals }, { showSettings, leaveSettings }] = await Promise.all([
    import('../../../../../src/renderer/features/approvals/approval-question.tsx'),
    import('../../../../../src/renderer/state/approvals.ts'),
    import('../../../../../src/renderer/state/view.ts'),
  ])
  listenToApprovals()
  goAway = () => showSettings()
  comeBack = leaveSettings
  show = async (approval) => {
    bridge.say('approvals.changed', { approvals: [approval] })
    await page.draw(<ApprovalQuestion approval={approval} />)
  }
}
describe('an answer', { timeout: 30_000 }, () => {
  beforeEach(() => open())
  afterEach(() => page.leave())

  it('is not heard in the first half second, and no button looks as if it were', async () => {
    await show(sampleApproval())
    await page.click('Allow once')
    await page.pass(300)
    const early = [isDimmed('Allow once'), isDimmed('Deny')]
    await page.click('Allow once')
    await page.click('Deny')
    expect([early, answers()]).toEqual([[true, true], []])
  })

  it('is heard then, once', async () => {
    await show(sampleApproval())
    await page.pass(600)
    const late = [isDimmed('Allow once'), isDimmed('Deny')]
    await page.click('Allow once')
    expect([late, answers()]).toEqual([[false, false], [once]])
  })

  it('counts from when the key went down, not from when a busy window came round to it', async () => {
    await show(sampleApproval())
    await page.pass(16)
    const shownAt = page.nowMs()
    await page.pass(2000)
    await page.click('Allow once', shownAt + 499)
    const before = answers()
    await page.click('Allow once', shownAt + 500)
    expect([before, answers()]).toEqual([[], [once]])
  })

  it.each([
    ['a letter of it has changed', () => show(sampleApproval({ view: { type: 'command', argv: ['rm'], folder: '/', timeoutSeconds: 1 } }))],
    ['something has moved it', () => page.resize()],
    ['the window has come to the front', () => page.focusWindow()],
  ])('is not heard when %s, for half a second more', async (_what, change) => {
    await show(sampleApproval())
    await page.pass(600)
    await change()
    await page.pass(300)
    await page.click('Allow once')
    const before = answers()
    await page.pass(300)
    await page.click('Allow once')
    expect([before, answers()]).toEqual([[], [once]])
  })

  it('is not heard while something else fills the window, nor right after it', async () => {
    await show(sampleApproval())
    await page.pass(600)
    await page.change(goAway)
    await page.pass(600)
    await page.click('Allow once')
    await page.change(comeBack)
    await page.pass(300)
    await page.click('Allow once')
    const before = answers()
    await page.pass(300)
    await page.click('Allow once')
    expect([before, answers()]).toEqual([[], [once]])
  })

  it('allows no further than it says', async () => {
    await show(sampleApproval())
    await page.pass(600)
    await page.click('Always allow exactly this')
    expect(answers()).toEqual([{ type: 'allow', scope: 'always', content: null }])
  })

  it('can be a no without a word', async () => {
    await show(sampleApproval())
    await page.pass(600)
    await page.click('Deny')
    expect(answers()).toEqual([{ type: 'deny', message: '' }])
  })

  it('can be a no with words for the model, which are asked for where the focus is', async () => {
    await show(sampleApproval())
    await page.pass(600)
    await page.click('Deny with a message')
    const focused = page.document.activeElement?.tagName
    await page.type('Use the other folder ')
    await page.press('Enter', { ctrlKey: true })
    expect([focused, answers()]).toEqual(['TEXTAREA', [{ type: 'deny', message: 'Use the other folder' }]])
  })

  it('sends no form that lacks something', async () => {
    const schema = { type: 'object', properties: { name: { type: 'string' }, news: { type: 'boolean' } }, required: ['name'] }
    await show(sampleApproval({ view: { type: 'elicitation-form', message: 'Who?', schema }, scopes: ['once'] }))
    await page.pass(600)
    await page.click('Send the answers')
    expect([answers(), page.document.querySelector('[aria-invalid="true"]') !== null]).toEqual([[], true])
  })

  it('sends what a form holds', async () => {
    const schema = {
      type: 'object',
      properties: { name: { type: 'string', default: 'Anna' }, news: { type: 'boolean' } },
      required: ['name'],
    }
    await show(sampleApproval({ view: { type: 'elicitation-form', message: 'Who?', schema }, scopes: ['once'] }))
    await page.pass(600)
    await page.click('Send the answers')
    expect(answers()).toEqual([{ type: 'allow', scope: 'once', content: { name: 'Anna', news: false } }])
  })
})

describe('a question that is longer than its place', { timeout: 30_000 }, () => {
  beforeEach(() => open({ content: 5000, view: 300 }))
  afterEach(() => page.leave())

  it('can be denied at once, and allowed when its end was in sight', async () => {
    await show(sampleApproval())
    await page.pass(600)
    const atFirst = [isDimmed('Allow once'), isDimmed('Deny')]
    await page.click('Allow once')
    const before = answers()
    await page.click('Show the rest')
    await page.resize()
    await page.pass(600)
    await page.click('Allow once')
    expect([atFirst, before, answers()]).toEqual([[true, false], [], [once]])
  })
})
