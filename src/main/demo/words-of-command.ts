/** The words of a command as a person writes it: parted by spaces, with quotes around a word that has some itself. */
export const wordsOfCommand = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/gu)].map(([, inQuotes, bare]) => inQuotes ?? bare ?? '')
