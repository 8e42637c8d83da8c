/** What running a command says to people and to the model. */
export const runCommandMessages = {
  title: 'Run a program',
  what: (command: string, folder: string) => `${command} in ${folder}`,
  noFolder:
    'No folder is open for changes in this conversation, and commands run in one alone. Ask the person to add a folder with read and write access.',
  folderMissing: (folder: string) => `There is no folder ${folder}.`,
  folderChanged: (folder: string) => `The folder ${folder} was moved or replaced since the call was checked. Nothing was run.`,
  badWord: (place: number) =>
    `Word ${place} of argv holds a character that cannot be passed to a program: NUL, or half of a pair of surrogates. Nothing was run.`,
  emptyProgram: 'The first word of argv is empty. It has to name a program.',
  tooLong: (maximum: number) =>
    `All words of argv together may have ${maximum} characters. Write long text to a file and pass its name instead.`,
  programMissing: (name: string) =>
    `There is no program ${name} on this computer. No shell is used: the first word of argv has to be the program alone, and its arguments the words after it.`,
  programNotExecutable: (name: string) => `${name} is not a program that can be started.`,
  programIsBatchFile: (name: string) =>
    `${name} is a batch file, which Windows starts through cmd.exe, and that reads arguments in its own way. Name the program behind it instead, for example node.exe with the script as its first argument.`,
  programOnNetwork: (name: string) => `${name} lies on another computer. Only programs of this computer are run.`,
  programChanged: (name: string) => `The program ${name} was changed since the call was checked. Nothing was run.`,
  notStarted: (reason: string) => `The program could not be started: ${reason}`,
  exited: (code: number, seconds: string) => `The program ended with exit code ${code} after ${seconds} s.`,
  endedBySignal: (seconds: string) => `The program was ended by a signal after ${seconds} s.`,
  endedByTimeout: (limit: number) =>
    `The program was ended with all it had started, because it ran longer than ${limit} s. A longer timeoutSeconds may be asked for, up to 600.`,
  stopped: (seconds: string) => `The person stopped the program after ${seconds} s. It was ended with all it had started.`,
  noOutput: 'It wrote nothing.',
  leftOut: (characters: number) => `[… ${characters} characters left out …]`,
} as const
