import { z } from 'zod'
import { userFacingErrorSchema } from './user-facing-error.ts'

/** What the connection doctor looks at, in the order in which it is shown. */
export const checkNames = [
  'chain',
  'credentials',
  'region',
  'network-runtime',
  'network-control-plane',
  'network-sts',
  'clock',
  'identity',
  'models',
  'model-access',
  'probe',
] as const
const checkNameSchema = z.enum(checkNames)
export type CheckName = z.infer<typeof checkNameSchema>

/** One light. `text` says in a line what was found; `steps` are shown folded, such as the chain of providers. */
const checkSchema = z.object({
  name: checkNameSchema,
  status: z.enum(['waiting', 'running', 'good', 'notice', 'bad', 'skipped']),
  text: z.string(),
  steps: z.array(z.string()),
  error: userFacingErrorSchema.nullable(),
})
export type Check = z.infer<typeof checkSchema>

/** A whole report as it stands; every push replaces the one before. */
export const examinationSchema = z.object({ examinationId: z.uuid(), checks: z.array(checkSchema), isDone: z.boolean() })
export type Examination = z.infer<typeof examinationSchema>
