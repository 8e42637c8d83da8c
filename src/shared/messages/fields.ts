/** Fields of forms: lists, pairs, JSON. */
export const fieldsMessages = {
  lineOf: (label: string, line: number) => `${label}, line ${line}`,
  removeLine: (line: number) => `Remove line ${line}`,
  nameMissing: 'Give it a name.',
  nameTwice: (name: string) => `The name “${name}” is there already.`,
  format: 'Format',
  jsonAt: (line: number, column: number, reason: string) => `Line ${line}, column ${column}: ${reason}`,
  jsonReasons: {
    value: 'a value is expected here.',
    name: 'a name in double quotes is expected here.',
    colon: 'a colon is expected here.',
    'comma-or-brace': 'a comma or } is expected here.',
    'comma-or-bracket': 'a comma or ] is expected here.',
    string: 'this text does not end, or holds a character that must be escaped.',
    escape: 'this is no escape that JSON knows.',
    number: 'this is no number that JSON knows.',
    end: 'nothing may follow here.',
  },
  jsonNotAnObject: 'This has to be an object: { "name": value }.',
} as const
