/** One section of an AWS file; nested keys (under `s3 =`) are kept as `s3.key`. */
export type AwsSection = { readonly name: string; readonly values: ReadonlyMap<string, string> }
export type AwsFile = { readonly sections: readonly AwsSection[]; readonly malformedLine: number | null }

const header = /^\[\s*([^\]]+?)\s*\]\s*(?:[#;].*)?$/u
const setting = /^([^=\s][^=]*?)\s*=\s*(.*)$/u
const comment = /\s[#;].*$/u

/** Reads as much as can be read: a line that fits nothing is remembered by its number and passed over. */
export const parseAwsFile = (text: string): AwsFile => {
  const sections: { readonly name: string; readonly values: Map<string, string> }[] = []
  let malformedLine: number | null = null
  let parent: string | null = null
  text.split(/\r\n|\n|\r/u).forEach((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return
    const name = header.exec(line)?.[1]
    if (name !== undefined) {
      parent = null
      sections.push({ name, values: new Map() })
      return
    }
    const section = sections.at(-1)
    const [, key, value] = setting.exec(line) ?? []
    if (section === undefined || key === undefined || value === undefined) {
      malformedLine ??= index + 1
      return
    }
    const isNested = /^\s/u.test(raw) && parent !== null
    const stored = value.replace(comment, '').trim()
    if (!isNested) parent = stored === '' ? key.toLowerCase() : null
    section.values.set(isNested ? `${parent}.${key.toLowerCase()}` : key.toLowerCase(), stored)
  })
  return { sections, malformedLine }
}
