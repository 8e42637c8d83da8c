/** One question asked of many files, each by itself: how it stands, what can be done with it. */
export const batchMessages = {
  goneTitle: 'This list of answers is not there any more',
  goneAdvice: 'It was removed. The conversations that it made are in the sidebar.',
  stoppedTitle: 'This answer was stopped',
  stoppedAdvice: 'Retry the files that failed when you want it.',
  withoutAnswer: 'Files without an answer',
  notAnswered: 'not answered yet',
  answerGone: 'Its conversation was deleted.',
  fileName: 'Answers',
} as const
