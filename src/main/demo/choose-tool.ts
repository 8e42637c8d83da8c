import type { DemoRequest, DemoTool } from './demo-request.ts'

export type ToolChoice = { readonly name: string; readonly input: Readonly<Record<string, string>> }

const asksForTime =
  /\bwhat(?:'s|’s| is)? (?:the )?(?:current )?(?:time|date|day)\b|\b(?:current|local) (?:time|date)\b|\btoday(?:'s|’s) date\b|\bwhat day\b|\bwie sp(?:ä|ae)t\b|\buhrzeit\b|\bquelle heure\b|\bqué hora\b/iu
const percentOf = /(\d[\d.]*)\s*(?:%|percent)\s*of\s*(\d[\d.]*)/iu
const sum = /[-(\s]*\d[\d.,]*(?:\s*[-+*/×÷^()]+\s*\(*\s*\d[\d.,]*\)*)+/u

/** The sum in a question, written for a calculator; null when there is none. */
export const arithmeticIn = (question: string): string | null => {
  const share = percentOf.exec(question)
  if (share !== null) return `${share[1]} / 100 * ${share[2]}`
  const found = sum.exec(question)?.[0].trim()
  if (found === undefined || /^\d{4}-\d{2}-\d{2}$/u.test(found)) return null
  return found
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replace(/(?<=\d),(?=\d{3}\b)/gu, '')
    .replace(/[.,]$/u, '')
}

const named = (tools: readonly DemoTool[], name: string): DemoTool | undefined => tools.find((tool) => tool.name === name)

/** The tool that a question calls for, if it was offered. */
export const chooseTool = ({ question, tools }: DemoRequest): ToolChoice | null => {
  const clock = named(tools, 'current_time')
  if (clock !== undefined && asksForTime.test(question)) return { name: clock.name, input: {} }
  const calculator = named(tools, 'calculator')
  const expression = calculator === undefined ? null : arithmeticIn(question)
  if (calculator === undefined || expression === null) return null
  return { name: calculator.name, input: { [calculator.inputNames[0] ?? 'expression']: expression } }
}
