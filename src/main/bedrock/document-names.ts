/** The service's limit: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html */
const longestName = 200

/** Letters, digits, single spaces, hyphens and brackets are all that the service takes; accents fall off, the file's ending too. */
const sanitised = (fileName: string): string =>
  fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9()[\]-]+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .trim()

const withNumber = (name: string, number: number): string => {
  const suffix = ` (${number})`
  return `${name.slice(0, longestName - suffix.length).trim()}${suffix}`
}

const unused = (name: string, taken: ReadonlySet<string>): string => {
  let candidate = name
  for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) candidate = withNumber(name, number)
  return candidate
}

/** A name for each document of a request, in order: the same files in the same order always get the same names, which keeps prompt caches. */
export const documentNames = (fileNames: readonly string[]): readonly string[] => {
  const taken = new Set<string>()
  return fileNames.map((fileName, index) => {
    const wanted = sanitised(fileName)
    const name = unused(/[A-Za-z0-9]/u.test(wanted) ? wanted : `Document ${index + 1}`, taken)
    taken.add(name.toLowerCase())
    return name
  })
}
