/** Sets variables of this process, which the AWS SDK reads by itself; returns what puts the old ones back. Other AWS variables are taken out. */
export const setProcessEnvironment = (values: Readonly<Record<string, string>>): (() => void) => {
  const before = { ...process.env }
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name]
  Object.assign(process.env, values)
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}
