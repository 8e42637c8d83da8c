/** Why an answer ended, where that is worth a word, and what can be done. */
export const stopReasonsMessages = {
  maxTokensTitle: 'The answer reached its length limit',
  maxTokensAdvice: 'Continue goes on from here. A higher limit lets the next answers be longer.',
  contextTitle: 'The context window is full',
  contextAdvice:
    'The answer ends here. Leave the oldest messages out, put a summary in their place, or choose a model with a larger window.',
  filteredTitle: 'A content filter ended the answer',
  filteredAdvice: 'What came before is kept. Ask in other words, or choose another model.',
  guardrailTitle: 'A guardrail has stepped in',
  guardrailAdvice: 'It did not say why. With its trace switched on, the next time says which policy it was.',
  outputTitle: 'The model wrote an answer that could not be read',
  outputAdvice: 'What could be read is kept. Asking again often helps.',
  toolUseTitle: 'The model called a tool in a way that could not be read',
  toolUseAdvice: 'The tool was not run. Asking again often helps.',
  refusalTitle: 'The model declined to answer',
  refusalAdvice: 'Ask in other words, say what it is for, or choose another model.',
  unknownTitle: (reason: string) => `The answer ended for a reason that is new to Outcrop: ${reason}`,
  unknownAdvice: 'What came is kept. Continue goes on from here.',
} as const
