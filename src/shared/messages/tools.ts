/** What the model is told of its calls, besides what the tools themselves say. */
export const toolMessages = {
  inputNotJson: 'The input of this call was not valid JSON. Call the tool again with a JSON object.',
  inputCut: 'The answer was cut before this call was whole, so it was not run.',
  unknownTool: (name: string) => `There is no tool named ${name}.`,
  toolOff: (name: string) => `The user has switched off the tool ${name}. Go on without it.`,
  tooManyCalls: (most: number) => `This call was not run: no more than ${most} calls are taken at once.`,
  invalidInput: (reason: string) => `The input does not fit the tool's schema: ${reason}`,
  failed: 'The tool failed without saying why.',
  stopped: 'The user stopped this call. What it had done until then stays done.',
  stoppedBefore: 'The user stopped the answer before this call was run.',
  cutByCrash: 'Outcrop stopped while this call was running. It is not known how far it came; look before you do it again.',
  notRunBeforeCrash: 'Outcrop stopped before this call was run.',
  answerAccepted: 'The answer follows the schema.',
  denied: 'The person did not allow this call. Do not repeat it; go on without it, or ask what they want instead.',
  deniedWith: (message: string) => `The person did not allow this call, and says: ${message}`,
  truncated: (kilobytes: number) => `\n[The result was cut at ${kilobytes} kB.]`,
  imageLeftOut: '[An image was left out: it is damaged, or of a kind that cannot be read here.]',
  leftOut: (count: number) =>
    count === 1
      ? '[One more part of the result was left out: it is too large.]'
      : `[${count} more parts of the result were left out: they are too large.]`,
  noModelTitle: 'No model is chosen to answer a server with',
  noModelAdvice: 'Choose a profile and a model in the settings first.',
} as const
