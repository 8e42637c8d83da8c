import { toolMessages } from '../../../shared/messages/tools.ts'

const functions: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  sqrt: (value = Number.NaN) => Math.sqrt(value),
  abs: (value = Number.NaN) => Math.abs(value),
  round: (value = Number.NaN) => Math.round(value),
  floor: (value = Number.NaN) => Math.floor(value),
  ceil: (value = Number.NaN) => Math.ceil(value),
  ln: (value = Number.NaN) => Math.log(value),
  log: (value = Number.NaN) => Math.log10(value),
  exp: (value = Number.NaN) => Math.exp(value),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
}
const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }

const deepestNesting = 100
const tokenPattern = /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)|([a-z]+)|([-+*/%^(),]))/giuy

type Token = { readonly type: 'number' | 'name' | 'sign'; readonly text: string; readonly place: number }

const tokensOf = (expression: string): readonly Token[] => {
  const text = expression.trimEnd().replace(/[×·]/gu, '*').replace(/÷/gu, '/').replace(/−/gu, '-')
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < text.length) {
    const place = tokenPattern.lastIndex + 1
    const match = tokenPattern.exec(text)
    if (match === null) throw new Error(toolMessages.notArithmetic(place))
    const [, number, name, sign] = match
    if (number !== undefined) tokens.push({ type: 'number', text: number, place })
    else if (name !== undefined) tokens.push({ type: 'name', text: name.toLowerCase(), place })
    else if (sign !== undefined) tokens.push({ type: 'sign', text: sign, place })
  }
  return tokens
}

/** The value of an arithmetic expression, by recursive descent; nothing of it is ever run as code. Throws with words for the model. */
export const evaluate = (expression: string): number => {
  const tokens = tokensOf(expression)
  let next = 0
  let depth = 0
  const take = (sign: string): boolean => {
    const token = tokens[next]
    if (token?.type !== 'sign' || token.text !== sign) return false
    next += 1
    return true
  }
  const fail = (): never => {
    throw new Error(toolMessages.notArithmetic(tokens[next]?.place ?? expression.length + 1))
  }
  const nested = (read: () => number): number => {
    depth += 1
    if (depth > deepestNesting) throw new Error(toolMessages.tooLong)
    const value = read()
    depth -= 1
    return value
  }
  const callOf = (name: string): number => {
    const apply = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (apply === undefined) {
      next -= 1
      return fail()
    }
    if (!take('(')) return fail()
    const values = [sum()]
    while (take(',')) values.push(sum())
    return take(')') ? apply(...values) : fail()
  }
  const atom = (): number => {
    const token = tokens[next]
    if (token === undefined) return fail()
    if (take('(')) {
      const value = nested(sum)
      return take(')') ? value : fail()
    }
    next += 1
    if (token.type === 'number') return Number(token.text)
    if (token.type === 'name')
      return (Object.hasOwn(constants, token.text) ? constants[token.text] : undefined) ?? nested(() => callOf(token.text))
    next -= 1
    return fail()
  }
  const power = (): number => {
    const base = atom()
    return take('^') ? base ** nested(unary) : base
  }
  const unary = (): number => {
    if (take('-')) return -nested(unary)
    if (take('+')) return nested(unary)
    return power()
  }
  const product = (): number => {
    let value = unary()
    for (;;) {
      if (take('*')) value *= unary()
      else if (take('/')) value /= unary()
      else if (take('%')) value %= unary()
      else return value
    }
  }
  function sum(): number {
    let value = product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('-')) value -= product()
      else return value
    }
  }
  const value = sum()
  if (next < tokens.length) return fail()
  if (!Number.isFinite(value)) throw new Error(toolMessages.noNumber)
  return value
}
