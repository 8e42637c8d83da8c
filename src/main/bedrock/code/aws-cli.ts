import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { codeMessages } from '../../../shared/messages/code.ts'
import { printValue, quoted, type Dialect } from './print-value.ts'
import { commented, sourceOf, type Draft } from './program.ts'

const end = 'END_OF_REQUEST'

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** A larger file is put into the text by `base64`; the new lines around it are taken out of the whole, which JSON does not mind. */
const jsonDialect = (fileNames: ReadonlyMap<string, string>): Dialect => ({
  yes: 'true',
  no: 'false',
  nothing: 'null',
  indent: '  ',
  hasTrailingComma: false,
  key: quoted,
  bytes: ({ sha256, base64 }) =>
    base64 === null ? `"\n${end}\nbase64 < ${shellQuoted(fileNames.get(sha256) ?? sha256)}\ncat <<'${end}'\n"` : quoted(base64),
})

/** The command line has no streams, and `streamProcessingMode` is only for those. */
const forConverse = (members: Draft['members']): Readonly<Record<string, JsonValue>> => {
  const { guardrailConfig, ...rest } = members
  if (!isJsonObject(guardrailConfig)) return members
  const { streamProcessingMode: _mode, ...guardrail } = guardrailConfig
  return { ...rest, guardrailConfig: guardrail }
}

const leavesOutMode = ({ guardrailConfig }: Draft['members']): boolean =>
  isJsonObject(guardrailConfig) && guardrailConfig['streamProcessingMode'] !== undefined

export const awsCli = ({ isStreamed, modelId, members, surroundings, files, fileNames, heading }: Draft): string => {
  const { region, profileName } = surroundings
  const request = printValue({ modelId, ...forConverse(members) }, jsonDialect(fileNames))
  return sourceOf([
    '#!/bin/sh',
    ...commented('#', [
      ...heading,
      codeMessages.versionTwo,
      ...(isStreamed ? [codeMessages.notStreamed] : []),
      ...(leavesOutMode(members) ? [codeMessages.streamProcessingLeftOut] : []),
    ]),
    'set -e',
    'request=$(mktemp)',
    `trap 'rm -f "$request"' EXIT`,
    '',
    files.length === 0 ? `cat > "$request" <<'${end}'` : `{ cat <<'${end}'`,
    request,
    end,
    files.length === 0 ? null : `} | tr -d '\\r\\n' > "$request"`,
    '',
    String.raw`aws bedrock-runtime converse \ `.trimEnd(),
    ...(region === '' ? [] : [`  --region ${shellQuoted(region)} \\`]),
    ...(profileName === null ? [] : [`  --profile ${shellQuoted(profileName)} \\`]),
    String.raw`  --cli-binary-format base64 \ `.trimEnd(),
    '  --cli-input-json "file://$request"',
  ])
}
