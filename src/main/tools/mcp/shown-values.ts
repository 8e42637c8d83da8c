import { isLoaderVariable } from '../../../shared/loader-variable.ts'
import type { McpTransport } from '../../../shared/mcp.ts'
import type { ServerValues } from './server-values.ts'

const longestShown = 500
const secretName = /SECRET|TOKEN|PASS|KEY|CREDENTIAL|AUTH|COOKIE|SESSION|SIGNATURE|JWT|DSN|PAT$|PIN$/iu
/** A long run of letters and digits without a break, as keys are. */
const keyLike = /[A-Za-z0-9+=_-]{20,}/u
const hasLogin = /\/\/[^/\s]*@/u

const isPlain = (name: string, value: string): boolean =>
  !secretName.test(name) && value.length <= longestShown && !keyLike.test(value) && !hasLogin.test(value)

const isShown = (name: string, value: string): boolean => (isLoaderVariable(name) && !hasLogin.test(value)) || isPlain(name, value)

/**
 * The values of variables that are plainly no secrets: what a program does may depend on them, so that a yes to it has to show them. One that decides
 * which code is loaded is shown whatever it looks like, but for a login in it: an attacker would choose one that looks like a key.
 */
export const shownValues = (transport: McpTransport, { values }: ServerValues): Record<string, string> =>
  transport.type === 'stdio' ? Object.fromEntries(Object.entries(values).filter(([name, value]) => isShown(name, value))) : {}
