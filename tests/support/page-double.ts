import { parseHTML } from 'linkedom'
import { act, type ReactElement } from 'react'
import { vi } from 'vitest'

type Heights = { readonly content: number; readonly view: number }

/**
 * A page without a browser, for what no markup shows: keys, clicks and time, which goes on by `pass` alone. Everything in it is as high as `heights`
 * says. Install the bridge first.
 */
export const installPage = async (heights: Heights = { content: 100, view: 100 }) => {
  const { bridge } = window
  const { document, window: page } = parseHTML('<!doctype html><html><body><main></main></body></html>')
  const observers = new Set<() => void>()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  Reflect.set(page, 'bridge', bridge)
  // What a browser has, and React asks for.
  Reflect.set(document, 'oninput', null)
  Reflect.set(page, 'getSelection', () => ({ anchorNode: null, anchorOffset: 0, focusNode: null, focusOffset: 0 }))
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', document)
  vi.stubGlobal('HTMLIFrameElement', page.HTMLIFrameElement)
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16))
  vi.stubGlobal('cancelAnimationFrame', (timer: NodeJS.Timeout) => clearTimeout(timer))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #look: () => void
      constructor(look: () => void) {
        this.#look = look
      }
      observe = (): void => void observers.add(this.#look)
      disconnect = (): void => void observers.delete(this.#look)
    },
  )
  let scrolledTo = 0
  Object.defineProperties(page.HTMLElement.prototype, {
    scrollHeight: { configurable: true, get: () => heights.content },
    clientHeight: { configurable: true, get: () => heights.view },
    scrollTop: { configurable: true, get: () => scrolledTo },
    scrollTo: { configurable: true, value: ({ top }: { readonly top: number }) => (scrolledTo = top) },
  })
  let focused: Element = document.body
  Object.defineProperty(document, 'activeElement', { get: () => (focused.isConnected ? focused : document.body) })
  const moveFocus = (to: Element): void => {
    const before = focused
    focused = to
    for (const { target, type, other } of [
      { target: before, type: 'focusout', other: to },
      { target: to, type: 'focusin', other: before },
    ]) {
      const event = new page.Event(type, { bubbles: true })
      Object.defineProperty(event, 'relatedTarget', { value: other })
      target.dispatchEvent(event)
    }
  }
  Object.defineProperty(page.HTMLElement.prototype, 'focus', {
    configurable: true,
    value(this: Element): void {
      moveFocus(this)
    },
  })
  const { createRoot } = await import('react-dom/client')
  const main = document.querySelector('main')
  if (main === null) throw new Error('no place to draw')
  const root = createRoot(main)
  const say = (target: EventTarget, type: string, atMs: number, fields: object): Promise<void> => {
    const event = new page.Event(type, { bubbles: true, cancelable: true })
    for (const [name, value] of Object.entries({ ...fields, timeStamp: atMs })) Object.defineProperty(event, name, { value })
    return act(async () => void target.dispatchEvent(event))
  }
  const buttons = () => [...document.querySelectorAll('button')]
  return {
    document,
    /** Does something that changes what is drawn. */
    change: (run: () => void): Promise<void> => act(async () => run()),
    /** A key that goes down where the focus is. */
    press: (key: string, fields: object = {}): Promise<void> =>
      say(document.activeElement ?? document.body, 'keydown', performance.now(), {
        key,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        ...fields,
      }),
    /** Puts a text into the field that has the focus. */
    type: (text: string): Promise<void> => {
      const field = document.activeElement ?? document.body
      // Past React, which takes what is set on the field itself for its own doing.
      Reflect.set(Object.getPrototypeOf(field), 'value', text, field)
      return say(field, 'input', performance.now(), {})
    },
    draw: (element: ReactElement): Promise<void> => act(async () => root.render(element)),
    pass: (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms))),
    /** As when something on the page has another height now. */
    resize: (): Promise<void> => act(async () => [...observers].forEach((look) => look())),
    nowMs: (): number => performance.now(),
    /** The window has come to the front. */
    focusWindow: (): Promise<void> => say(page, 'focus', performance.now(), {}),
    buttons,
    /** A click, or Enter on a button, which a browser makes one; `atMs` is when the key went down. */
    click: async (label: string, atMs: number = performance.now()): Promise<void> => {
      const button = buttons().find((one) => one.textContent === label || one.getAttribute('aria-label') === label)
      if (button === undefined) throw new Error(`no button ${label}`)
      await say(button, 'click', atMs, {})
    },
    leave: async (): Promise<void> => {
      await act(async () => root.unmount())
      vi.useRealTimers()
      vi.unstubAllGlobals()
    },
  }
}
export type Page = Awaited<ReturnType<typeof installPage>>
