/** What the demo reader says of itself and around the sentences it picks. */
export const demoMessages = {
  summaryOf: (name: string) => `Summary of ${name}`,
  summaryOfText: 'Summary of your text',
  keyPoints: 'Key points',
  keyFigures: 'Key figures',
  figure: 'Figure',
  context: 'Where it appears',
  page: 'Page',
  pageReference: (page: number) => `(p. ${page})`,
  whatThisIs:
    '*This is the demo reader. It runs on this computer and picks out sentences; it does not understand them. For a real model, choose an AWS profile.*',
  found: (name: string) => `This is what ${name} says about it:`,
  notFound: (names: string) =>
    `I found nothing about that in ${names}. I only match words, so asking with words that the document uses may help.`,
  noText: (name: string) => `I could read no text in ${name}. It may be a scan; a real model can look at the pages themselves.`,
  nothingAttached: [
    'I am the **demo reader**: a small program on this computer, not a language model. I cannot answer general questions.',
    '',
    'What I can do, without a network:',
    '',
    '- **Summarise** a PDF or text file: drop one on this window and ask.',
    '- **Find** what a document says about something, with the page.',
    '- Tell the **time** and do **arithmetic**, with the built-in tools.',
    '',
    'For everything else, choose an AWS profile and a model.',
  ].join('\n'),
  timeIs: (answer: string) => `It is **${answer}**, by the clock of this computer.`,
  resultIs: (question: string, answer: string) => `${question} = **${answer}**`,
  toolSaid: (answer: string) => `The tool answered:\n\n${answer}`,
  toolFailed: (answer: string) => `The tool could not do that: ${answer}`,
  alreadyComplete: 'There is nothing to add: the answer above is complete.',
  newConversation: 'New conversation',
} as const
