import { z } from 'zod'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'
import { defineTool, textOutcome, type Tool } from '../tool.ts'
import { evaluate } from './evaluate.ts'

/** A number holds no more decimal places than these. */
const significantDigits = 15

export const calculator: Tool = defineTool({
  name: 'calculator',
  title: words.calculatorTitle,
  description: 'Works out an arithmetic expression, for example (3 + 4) * 2 ^ 8, sqrt(2) / pi or 120 + 19%.',
  kind: 'harmless',
  input: z.object({
    expression: z
      .string()
      .min(1)
      .max(1000)
      .describe(
        'Numbers, + - * / % ^ !, mod, brackets, sqrt cbrt nthRoot abs sign round floor ceil min max sum mean median std gcd lcm exp ln log10 log2 sin cos tan asin acos atan atan2 sinh cosh tanh hypot, pi, e, deg. Angles are radians: sin(30 deg)',
      ),
  }),
  plan: ({ expression }) => ({
    ask: null,
    run: async () => textOutcome(String(Number((await evaluate(expression)).toPrecision(significantDigits)))),
  }),
})
