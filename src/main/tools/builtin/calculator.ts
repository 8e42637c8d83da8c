import { z } from 'zod'
import { defineTool, type Tool } from '../tool.ts'
import { evaluate } from './evaluate.ts'

export const calculator: Tool = defineTool({
  name: 'calculator',
  description: 'Works out an arithmetic expression, for example (3 + 4) * 2 ^ 8 or sqrt(2) / pi.',
  input: z.object({
    expression: z.string().min(1).max(1000).describe('Numbers, + - * / % ^, brackets, sqrt abs round floor ceil min max ln log exp, pi, e'),
  }),
  run: ({ expression }) => String(Number(evaluate(expression).toPrecision(15))),
})
