import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { printValue, pythonDialect, quoted } from './print-value.ts'
import type { Draft } from './program.ts'
import { bytesIn } from './request-bytes.ts'

const hasInlineBytes = (value: JsonValue): boolean => {
  const bytes = bytesIn(value)
  if (bytes !== null) return bytes.base64 !== null
  if (Array.isArray(value)) return value.some(hasInlineBytes)
  return isJsonObject(value) && Object.values(value).some(hasInlineBytes)
}

/** The standard modules that the request's values need, with the blank line that PEP 8 wants after them. */
export const standardImports = ({ members }: Draft): readonly string[] => (hasInlineBytes(members) ? ['import base64', ''] : [])

export const pythonValue = ({ fileNames }: Draft, value: JsonValue, level = 0): string => printValue(value, pythonDialect(fileNames), level)

/** `session = boto3.Session(…)`. */
export const sessionLine = ({ surroundings: { region, profileName } }: Draft): string => {
  const given = [
    ...(profileName === null ? [] : [`profile_name=${quoted(profileName)}`]),
    ...(region === '' ? [] : [`region_name=${quoted(region)}`]),
  ]
  return `session = boto3.Session(${given.join(', ')})`
}

/** `name(` with one argument a line. */
export const callOf = (name: string, given: readonly string[]): string =>
  given.length === 0 ? `${name}()` : `${name}(\n${given.map((argument) => `    ${argument},`).join('\n')}\n)`

/** `name=value` for each member that is there. */
export const keywords = (draft: Draft, values: readonly (readonly [string, JsonValue | undefined])[]): readonly string[] =>
  values.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${pythonValue(draft, value, 1)}`]))
