import { callVariable } from '../processes/call-carriers.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Of AWS, of what our own process was started with, or named as a secret. */
const unwantedName =
  /^AWS_|^(?:NODE|ELECTRON|CHROME|VITE|VITEST|APPIMAGE|APPDIR|ARGV0|OWD|OUTCROP)(?:_|$)|^LD_(?:PRELOAD|AUDIT)$|^DYLD_INSERT_|SECRET|TOKEN|PASSW|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|(?:^|_)(?:PAT|PWD|AUTH|DSN|JWT|COOKIE)$/iu

/** The folder before the present one, and that one itself, are no passwords; what is started gets its own. */
const folderName = /^(?:OLD)?PWD$/iu

/** Addresses with a login, AWS key ids, tokens of GitHub, GitLab, Slack, npm and model services, JSON web tokens, private keys. */
const secretValue =
  /\/\/[^/\s]*@|\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b|\b(?:gh[opsur]_|github_pat_|glpat-|xox[abprs]-|npm_|sk-|bedrock-api-key-|ABSK)[\w-]{10,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.|-----BEGIN [A-Z ]*PRIVATE KEY-----/u

/** Nobody sits in front of the program: it must neither page, nor ask, nor colour. */
const quiet = { TERM: 'dumb', NO_COLOR: '1', PAGER: 'cat', GIT_PAGER: 'cat', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true' } as const

/** What a command of the model may know of the environment: nothing that opens an account, and nothing that changes how another program starts. */
export const commandEnvironment = (environment: Environment, { folder, callId }: { readonly folder: string; readonly callId: string }) => {
  const known: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || folderName.test(name)) continue
    if (!unwantedName.test(name) && !secretValue.test(value)) known[name] = value
  }
  return { ...known, ...quiet, PWD: folder, [callVariable]: callId }
}
