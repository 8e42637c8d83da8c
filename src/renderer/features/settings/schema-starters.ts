import type { OutputSchema } from '../../../shared/inference.ts'
import type { schemaLibraryMessages } from '../../../shared/messages/schema-library.ts'

export type StarterName = keyof typeof schemaLibraryMessages.starters
type Schema = OutputSchema['schema']

const text = (description: string): Schema => ({ type: 'string', description })
const number = (description: string): Schema => ({ type: 'number', description })
const orNull = (description: string): Schema => ({ type: ['string', 'null'], description })
const list = (description: string, items: Schema): Schema => ({ type: 'array', description, items })
/** Every field is asked for and no other: so the models that follow a schema strictly want it. */
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties: { ...properties },
  required: Object.keys(properties),
  additionalProperties: false,
})

const contact = object({
  name: text('The full name of the person or company'),
  email: orNull('The email address, null when there is none'),
  phone: orNull('The telephone number as it is written, null when there is none'),
  company: orNull('Where the person works, null when it is not said'),
  address: orNull('The postal address on one line, null when there is none'),
})

const invoice = object({
  number: text('The number of the invoice'),
  date: text('The date of the invoice as YYYY-MM-DD'),
  seller: text('Who sends the invoice'),
  buyer: text('Who has to pay'),
  currency: text('The currency as three letters, for example EUR'),
  items: list(
    'The lines of the invoice in their order',
    object({ description: text('What is charged'), quantity: number('How many'), price: number('The price of the whole line') }),
  ),
  total: number('The amount to pay'),
})

const tasks = object({
  tasks: list(
    'What has to be done, the most urgent first',
    object({
      title: text('The task in one short sentence'),
      owner: orNull('Who does it, null when it is not said'),
      due: orNull('Until when, as YYYY-MM-DD, null when it is not said'),
      priority: { type: 'string', enum: ['low', 'medium', 'high'], description: 'How urgent it is' },
    }),
  ),
})

const sentiment = object({
  sentiment: { type: 'string', enum: ['positive', 'neutral', 'negative', 'mixed'], description: 'The feeling of the text as a whole' },
  confidence: number('From 0, a guess, to 1, certain'),
  reason: text('The words of the text that show it, in one sentence'),
})

export const schemaStarters: Readonly<Record<StarterName, OutputSchema>> = {
  contact: { name: 'contact_details', description: 'How to reach a person or a company.', schema: contact },
  invoice: { name: 'invoice', description: 'What an invoice says.', schema: invoice },
  tasks: { name: 'tasks', description: 'What has to be done, by whom and until when.', schema: tasks },
  sentiment: { name: 'sentiment', description: 'The feeling that a text expresses.', schema: sentiment },
}
