const plainName = /^[\w.@+-]+$/u

/** The line for a terminal that renews a profile of ~/.aws, where the failure names the AWS command line; null otherwise. */
export const signInCommand = (text: string, profileId: string | undefined): string | null => {
  const [, login] = /aws (sso login|login)\b/iu.exec(text) ?? []
  if (login === undefined || profileId?.startsWith('aws:') !== true) return null
  const name = profileId.slice('aws:'.length)
  if (!plainName.test(name)) return null
  return name === 'default' ? `aws ${login.toLowerCase()}` : `aws ${login.toLowerCase()} --profile ${name}`
}
