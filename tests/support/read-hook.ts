import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** What a hook gives a component that is drawn now. */
export const readHook = <Value>(hook: () => Value): Value => {
  const values: Value[] = []
  const Probe = () => {
    values.push(hook())
    return null
  }
  renderToStaticMarkup(createElement(Probe))
  for (const value of values) return value
  throw new Error('the component was not drawn')
}
