import { z } from 'zod'
import { conversationIdSchema } from '../ids.ts'
import { monthUsageSchema, priceRowSchema, usagePeriodSchema, usageReportSchema, usageTotalsSchema } from '../usage.ts'
import { userFacingErrorSchema } from '../user-facing-error.ts'

const nothing = z.object({}).strict()
const prices = z.array(priceRowSchema)

/** What was used and what it cost. */
export const usageRequests = {
  'usage.read': { input: usagePeriodSchema, output: usageReportSchema },
  'usage.month': { input: nothing, output: monthUsageSchema },
  'usage.ofConversation': { input: z.object({ conversationId: conversationIdSchema }), output: usageTotalsSchema },
  /** Writes one line for each request of the period as CSV where the person picks. */
  'usage.export': { input: usagePeriodSchema, output: z.object({ isSaved: z.boolean() }) },
  /** Every price that counts, one for each model and scope, with where it is from. */
  'prices.list': { input: nothing, output: prices },
  'prices.save': { input: priceRowSchema.omit({ source: true, asOf: true }), output: prices },
  /** Takes a person's price back. */
  'prices.remove': { input: priceRowSchema.pick({ baseModelId: true, scope: true }), output: prices },
  /** Reads AWS's public price list for a region. `problem` says why it could not be read. */
  'prices.refresh': {
    input: z.object({ region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/u) }),
    output: z.object({ prices, updated: z.number().int(), problem: userFacingErrorSchema.nullable() }),
  },
} as const
