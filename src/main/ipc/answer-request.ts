import type { z } from 'zod'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { Logger } from '../logger.ts'

export type RequestTable = Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>

/** One handler for every entry of the table, neither more nor fewer. */
export type Handlers<Table extends RequestTable> = {
  readonly [Name in keyof Table]: (
    input: z.output<Table[Name]['input']>,
  ) => Promise<z.output<Table[Name]['output']>> | z.output<Table[Name]['output']>
}

const failure = (code: string, title: string, advice: string, detail?: string): Result<never> => {
  const error: UserFacingError = { code, title, advice, retryable: false, remedies: [], ...(detail === undefined ? {} : { detail }) }
  return { ok: false, error }
}

/**
 * Answers one request of a table: unknown names and input that does not fit are refused, what a handler throws becomes an error in words.
 * Only an ExpectedError speaks for itself; anything else is a bug, logged with its stack and told in general words.
 */
export const answerRequest = async <Table extends RequestTable>(
  table: Table,
  handlers: Handlers<Table>,
  logger: Logger,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> => {
  if (typeof name !== 'string' || !Object.hasOwn(table, name)) {
    return failure('unknown-request', mainMessages.refusedTitle, mainMessages.refusedAdvice)
  }
  const entry = table[name]
  const handler = handlers[name]
  if (entry === undefined || handler === undefined) return failure('unknown-request', mainMessages.refusedTitle, mainMessages.refusedAdvice)
  try {
    const parsed = entry.input.safeParse(input)
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ')
      return failure('invalid-input', mainMessages.invalidTitle, mainMessages.invalidAdvice, fields.slice(0, 500))
    }
    const value: unknown = await Reflect.apply(handler, undefined, [parsed.data])
    return { ok: true, value }
  } catch (error) {
    if (error instanceof ExpectedError) return { ok: false, error: error.userFacing }
    logger.error(`request ${name}`, error)
    return failure('bug', mainMessages.bugTitle, mainMessages.bugAdvice)
  }
}
