type Environment = Readonly<Record<string, string | undefined>>

/** Of AWS, or named as a secret. */
const secretName = /^AWS_|SECRET|TOKEN|PASSW|API_?KEY|CREDENTIAL/iu
/** As in the address of a proxy. */
const hasLogin = /\/\/[^/\s]*@/u

/** What a child process that reads files of strangers may know: nothing that opens an account. */
export const harmlessEnvironment = (environment: Environment): Record<string, string> => {
  const known: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !secretName.test(name) && !hasLogin.test(value)) known[name] = value
  }
  return known
}
