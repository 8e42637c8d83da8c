import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../../../src/main/bedrock/code/code-of.ts'
import { bytesIn } from '../../../../../src/main/bedrock/code/request-bytes.ts'
import type { JsonValue } from '../../../../../src/shared/json.ts'
import type { CodeLanguage } from '../../../../../src/shared/ipc/inference-requests.ts'
import { largeBytes, largeHash, sentRequests } from '../../../../support/code/sent-requests.ts'
import { temporaryFolder } from '../../../../support/temporary-database.ts'

const names = Object.keys(sentRequests)
const harness = join(import.meta.dirname, '../../../../support/code/harness.py')
const surroundings = { region: 'eu-west-1', profileName: "Ada's work" }

const sentOf = (name: string) => {
  const sent = sentRequests[name]
  if (sent === undefined) throw new Error(`No request ${name}`)
  return sent
}

/** The request with every bytes as `{ $base64 }`, which is what the runs give. */
const withBytes = (value: JsonValue): JsonValue => {
  const bytes = bytesIn(value)
  if (bytes !== null) return { $base64: bytes.base64 ?? largeBytes.toString('base64') }
  if (Array.isArray(value)) return value.map(withBytes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withBytes(inner)]))
}

const saved = (language: CodeLanguage, name: string): { readonly folder: string; readonly file: string; readonly code: string } => {
  const folder = temporaryFolder()
  const { code, fileName, files } = codeOf(language, sentOf(name), surroundings)
  const file = join(folder, fileName)
  writeFileSync(file, code)
  for (const { name: fileBeside, sha256 } of files) if (sha256 === largeHash) writeFileSync(join(folder, fileBeside), largeBytes)
  return { folder, file, code }
}

const parse = (text: string): unknown => JSON.parse(text)

const python = (language: CodeLanguage, name: string): unknown => {
  const { folder, file } = saved(language, name)
  return parse(execFileSync('python3', [harness, file], { cwd: folder, encoding: 'utf8' }))
}

const withModel = (modelId: string, params: JsonValue): JsonValue =>
  typeof params === 'object' && params !== null && !Array.isArray(params) ? { modelId, ...params } : params

/** What the libraries add to every request, and what the service takes as if it were not there. */
const withoutEmpty = (request: JsonValue): JsonValue =>
  typeof request === 'object' && request !== null && !Array.isArray(request)
    ? Object.fromEntries(Object.entries(request).filter(([, value]) => !['[]', '{}'].includes(JSON.stringify(value))))
    : request

const expected = (name: string): unknown => {
  const { operation, modelId, request } = sentOf(name)
  return [
    {
      operation,
      params: withModel(modelId, withBytes(request)),
      session: { profile_name: "Ada's work", region_name: 'eu-west-1' },
    },
  ]
}

describe('codeOf boto3', () => {
  it.each(names)('sends the very request again: %s', (name) => {
    expect(python('boto3', name)).toEqual(expected(name))
  })
})

describe.each(['strands', 'pydantic-ai'] as const)('codeOf %s', (language) => {
  it.each(names)('sends the very request again: %s', (name) => {
    const runs = python(language, name)
    const trimmed = (Array.isArray(runs) ? runs : []).map((run: { params: JsonValue }) => ({ ...run, params: withoutEmpty(run.params) }))
    expect(trimmed).toEqual(expected(name))
  })
})

describe('codeOf aws-cli', () => {
  /** Stands for the command line: prints its arguments and the file it was given. */
  const double = `#!/bin/sh\nfor last; do :; done\nprintf '%s\\n' "$@" > "$OUTCROP_ARGUMENTS"\ncat "\${last#file://}"\n`

  it.each(names)('hands the very request to converse: %s', (name) => {
    const { folder, file } = saved('aws-cli', name)
    const command = join(folder, 'aws')
    writeFileSync(command, double)
    chmodSync(command, 0o755)
    const environment = {
      ...process.env,
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      OUTCROP_ARGUMENTS: join(folder, 'arguments'),
    }
    const json = execFileSync('sh', [file], { cwd: folder, encoding: 'utf8', env: environment })
    const given = execFileSync('cat', [join(folder, 'arguments')], { encoding: 'utf8' })
      .trim()
      .split('\n')
    const { modelId, request } = sentOf(name)
    const asBase64 = (value: JsonValue): JsonValue => {
      if (Array.isArray(value)) return value.map(asBase64)
      if (typeof value !== 'object' || value === null) return value
      if (typeof value['$base64'] === 'string') return value['$base64']
      const members = Object.entries(value).filter(([key]) => key !== 'streamProcessingMode')
      return Object.fromEntries(members.map(([key, inner]) => [key, asBase64(inner)]))
    }
    expect({ request: parse(json), given: given.slice(0, -1) }).toEqual({
      request: withModel(modelId, asBase64(withBytes(request))),
      given: [
        'bedrock-runtime',
        'converse',
        '--region',
        'eu-west-1',
        '--profile',
        "Ada's work",
        '--cli-binary-format',
        'base64',
        '--cli-input-json',
      ],
    })
  })

  it('says what a streamed request loses there', () => {
    const { code } = saved('aws-cli', names.at(-1) ?? '')
    expect(code.split('\n').filter((line) => line.startsWith('# '))).toEqual([
      '# The request that Outcrop sent, as a program.',
      '# Needs beside it: file-1.pdf',
      '# For version 2 of the AWS command line, which reads binary values as base64.',
      '# The reply was streamed. The AWS command line only has converse, which gives the same reply at once.',
      '# streamProcessingMode is left out: it belongs to streamed requests alone.',
    ])
  })
})

describe('codeOf', () => {
  it.each(['aws-cli', 'boto3', 'javascript', 'strands', 'pydantic-ai'] as const)('hides nothing in %s', (language) => {
    const text = 'a\u202Eb\u2066c\u200Bd\u2028e'
    const request = {
      messages: [{ role: 'user', content: [{ text }] }],
      system: [{ text }],
      additionalModelRequestFields: { [text]: text },
    }
    const { code } = codeOf(language, { operation: 'Converse', modelId: 'm', request }, surroundings)
    expect([/[\u202E\u2066\u200B\u2028]/u.test(code), code.includes(String.raw`a\u202eb\u2066c\u200bd\u2028e`)]).toEqual([false, true])
  })

  it('names the files that a program reads, and neither region nor profile where there is none', () => {
    const sent = sentOf(names.at(-1) ?? '')
    const nowhere = { region: '', profileName: null }
    const languages: readonly CodeLanguage[] = ['aws-cli', 'boto3', 'javascript', 'strands', 'pydantic-ai']
    const programs = languages.map((language) => codeOf(language, sent, nowhere))
    expect({
      files: programs.map(({ fileName, files }) => [fileName, files]),
      named: programs.filter(({ code }) => /region_name|--region|region:|--profile|profile_name/u.test(code)),
    }).toEqual({
      files: ['request.sh', 'request.py', 'request.mjs', 'agent.py', 'agent.py'].map((fileName) => [
        fileName,
        [{ name: 'file-1.pdf', sha256: largeHash }],
      ]),
      named: [],
    })
  })
})
