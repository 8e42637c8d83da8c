import { highlightCode } from './highlight-code.ts'

/** Colours one program aside: some texts keep a grammar busy for hours. */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null) return
  const text: unknown = Reflect.get(data, 'text')
  const name: unknown = Reflect.get(data, 'name')
  postMessage(typeof text === 'string' && typeof name === 'string' ? highlightCode(text, name) : null)
})
