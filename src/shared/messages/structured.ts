/** What is said about an answer that follows a schema. */
export const structuredMessages = {
  answer: (name: string) => `Answer as ${name}`,
  writing: 'Writing the answer…',
  view: 'How the answer is shown',
  tree: 'Tree',
  json: 'JSON',
  copy: 'Copy JSON',
  copied: 'Copied',
  save: 'Save as…',
  saved: 'Saved',
  invalid: 'The answer does not follow the schema',
  invalidAdvice: 'It is shown as it came. Ask again, or choose a model that can be held to a schema.',
  corrected: 'Did not follow the schema, so the model was asked once more',
  raw: 'As the model wrote it',
} as const

/** What the tree of a JSON value says. */
export const jsonTreeMessages = {
  tree: 'Values',
  items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  fields: (count: number) => (count === 1 ? '1 field' : `${count} fields`),
  more: (count: string) => `${count} more`,
  empty: 'empty',
  types: { string: 'text', number: 'number', boolean: 'yes or no', null: 'nothing', array: 'list', object: 'object' },
} as const
