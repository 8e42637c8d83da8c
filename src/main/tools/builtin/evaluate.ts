import type { MathNode } from 'mathjs'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'

/** None of them takes long, whatever it is given: what counts up to one of its arguments is not here. */
const functions: ReadonlySet<string> = new Set(
  (
    'sqrt cbrt nthRoot square cube abs sign round floor ceil fix min max sum mean median std variance gcd lcm mod exp expm1 ln log log10 log2 ' +
    'log1p sin cos tan cot sec csc asin acos atan atan2 sinh cosh tanh asinh acosh atanh hypot'
  ).split(' '),
)
const constants: ReadonlySet<string> = new Set(['pi', 'PI', 'e', 'E', 'tau', 'phi', 'deg'])
const operators: ReadonlySet<string> = new Set('add subtract multiply divide pow mod unaryMinus unaryPlus factorial percentage'.split(' '))

/** Names besides the library's own. */
const scope = (): Map<string, unknown> =>
  new Map<string, unknown>([
    ['ln', Math.log],
    ['deg', Math.PI / 180],
  ])

const deepestNesting = 100

const load = () => import('mathjs/number')
type Library = Awaited<ReturnType<typeof load>>

/** Lets through numbers, what is done with them, and names of the lists: no assignments, no texts, no members of objects. */
const check = (library: Library, node: MathNode, depth: number): void => {
  if (depth > deepestNesting) throw new Error(words.tooLong)
  const inner = (nodes: readonly MathNode[]): void => nodes.forEach((child) => check(library, child, depth + 1))
  if (library.isConstantNode(node) && typeof node.value === 'number') return
  if (library.isParenthesisNode(node)) inner([node.content])
  else if (library.isSymbolNode(node) && constants.has(node.name)) return
  else if (library.isOperatorNode(node) && operators.has(node.fn)) inner(node.args)
  else if (library.isFunctionNode(node) && library.isSymbolNode(node.fn) && functions.has(node.fn.name)) inner(node.args)
  else throw new Error(words.notOffered(node.toString().slice(0, 60)))
}

const placeOf = (error: unknown): number | null =>
  error instanceof SyntaxError && 'char' in error && typeof error.char === 'number' ? error.char : null

const parsed = (library: Library, text: string): MathNode => {
  if (text.trim() === '') throw new Error(words.notArithmetic(1))
  try {
    return library.parse(text)
  } catch (cause) {
    if (cause instanceof RangeError) throw new Error(words.tooLong, { cause })
    throw new Error(words.notArithmetic(placeOf(cause) ?? 1), { cause })
  }
}

/** The value of an arithmetic expression; nothing of it is ever run as code. Rejects with words for the model. */
export const evaluate = async (expression: string): Promise<number> => {
  const library = await load()
  const node = parsed(library, expression.replace(/[×·]/gu, '*').replace(/÷/gu, '/').replace(/−/gu, '-'))
  check(library, node, 0)
  const value: unknown = node.compile().evaluate(scope())
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(words.noNumber)
  return value
}
