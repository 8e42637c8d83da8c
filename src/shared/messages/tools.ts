/** What tools say to the model when they cannot do what it asked. */
export const toolMessages = {
  inputNotJson: 'The input of this call was not valid JSON. Call the tool again with a JSON object.',
  unknownTool: (name: string) => `There is no tool named ${name}.`,
  invalidInput: (reason: string) => `The input does not fit the tool's schema: ${reason}`,
  failed: (reason: string) => `The tool failed: ${reason}`,
  stopped: 'The tool was stopped by the user.',
  answerAccepted: 'The answer follows the schema.',
  denied: 'The person did not allow this call. Do not repeat it; go on without it, or ask what they want instead.',
  nothingToChange: 'Name at least one setting to change.',
  unknownModel: (modelId: string) => `This account does not list a model ${modelId} here. Nothing was changed.`,
  settingsNow: (settings: string) => `Changed. From the next reply on: ${settings}`,
  truncated: (kilobytes: number) => `\n[The result was cut at ${kilobytes} kB.]`,
  unknownTimeZone: (name: string) => `There is no time zone named ${name}. Use an IANA name such as Europe/Berlin.`,
  notArithmetic: (place: number) => `The expression cannot be read from character ${place}.`,
  tooLong: 'The expression is too long or too deeply nested.',
  noNumber: 'The result is not a finite number.',
} as const
