import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../../support/bridge-double.ts'
import { sampleAttachment } from '../../../../support/sample-attachment.ts'

const long = 'a'.repeat(8001)
const error = { code: 'x', title: 'Not now', advice: 'Later.', retryable: false, remedies: [] }

/** A window whose field holds "Read  now" with the caret in the middle. */
const load = async (outcome: object) => {
  const bridge = installBridge({
    'attachments.paste': () => ({ ok: true, value: { outcomes: [outcome], folders: [] } }),
    'drafts.save': () => ({ ok: true, value: null }),
  })
  class Field {
    value = 'Read  now'
    readonly selectionStart = 5
    readonly selectionEnd = 5
    setRangeText(text: string, start: number, end: number): void {
      this.value = this.value.slice(0, start) + text + this.value.slice(end)
    }
  }
  vi.stubGlobal('HTMLTextAreaElement', Field)
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('document', { getElementById: () => new Field() })
  const { takeText } = await import('../../../../../src/renderer/features/composer/take-text.ts')
  const { draftOf } = await import('../../../../../src/renderer/state/composer-draft.ts')
  const asked = () => bridge.calls.filter(({ name }) => name === 'attachments.paste')
  return { asked, takeText, draftOf }
}

describe('takeText', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers()
    return () => {
      vi.useRealTimers()
      vi.unstubAllGlobals()
    }
  })

  it('puts a short text where the caret is', async () => {
    const { asked, takeText, draftOf } = await load({})
    takeText('this', 'Dropped text.txt')
    expect({ asked: asked(), text: draftOf(null).text }).toEqual({ asked: [], text: 'Read this now' })
  })

  it('makes a file of a long one', async () => {
    const { asked, takeText, draftOf } = await load({ ok: true, attachment: sampleAttachment(1) })
    takeText(long, 'Pasted text.txt')
    await vi.advanceTimersByTimeAsync(0)
    expect({ asked: asked(), text: draftOf(null).text, files: draftOf(null).attachments.length }).toEqual({
      asked: [{ name: 'attachments.paste', input: { name: 'Pasted text.txt', bytes: new TextEncoder().encode(long) } }],
      text: '',
      files: 1,
    })
  })

  it('does not lose a long text that was not taken', async () => {
    const { takeText, draftOf } = await load({ ok: false, name: 'Dropped text.txt', error, lockedId: null })
    takeText(long, 'Dropped text.txt')
    await vi.advanceTimersByTimeAsync(0)
    expect({ text: draftOf(null).text, refused: draftOf(null).refused.length }).toEqual({ text: `Read ${long} now`, refused: 1 })
  })
})
