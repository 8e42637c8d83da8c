const plainName = /^[\w.@+-]+$/u

/** The line for a terminal that renews a session of `aws login`, which the app cannot renew itself; null where it is not the remedy. */
export const signInCommand = (text: string, profileId: string | undefined): string | null => {
  if (!/using aws login/iu.test(text) || profileId?.startsWith('aws:') !== true) return null
  const name = profileId.slice('aws:'.length)
  if (!plainName.test(name)) return null
  return name === 'default' ? 'aws login' : `aws login --profile ${name}`
}
