/** Why a text is no JSON Schema that an answer could follow. */
export const schemasMessages = {
  noJson: 'This is no JSON.',
  noJsonAt: (line: string, column: string) => `This is no JSON: see line ${line}, column ${column}.`,
  noObject: 'A schema is an object, so the text begins with {.',
  notObjectType: 'The outermost type has to be "object": models answer with an object.',
  tooDeep: (levels: number) => `The schema is nested more than ${levels} levels deep.`,
  tooLarge: 'The schema has too many parts.',
  remoteReference: (reference: string) =>
    `$ref ${reference} is outside the schema. Copy what it refers to into $defs and refer to it with #/$defs/….`,
  otherDraft: (draft: string) => `$schema ${draft} is another draft. Use https://json-schema.org/draft/2020-12/schema, or leave it out.`,
  problemAt: (place: string, problem: string) => `At ${place}: ${problem}.`,
  unusable: (problem: string) => `This schema cannot be used: ${problem}.`,
} as const
