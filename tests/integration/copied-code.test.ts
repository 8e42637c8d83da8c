import { execFile } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { codeOf } from '../../src/main/bedrock/code/code-of.ts'
import { bytesIn } from '../../src/main/bedrock/code/request-bytes.ts'
import type { JsonValue } from '../../src/shared/json.ts'
import { startBedrockServer } from '../support/bedrock-server/server.ts'
import { largeBytes, sentRequests } from '../support/code/sent-requests.ts'
import { temporaryFolder } from '../support/temporary-database.ts'

const run = promisify(execFile)

/** A request as its bytes travel: as base64. */
const onTheWire = (value: JsonValue): JsonValue => {
  const bytes = bytesIn(value)
  if (bytes !== null) return bytes.base64 ?? largeBytes.toString('base64')
  if (Array.isArray(value)) return value.map(onTheWire)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, onTheWire(inner)]))
}

describe('a program copied for the AWS SDK for JavaScript', () => {
  it.each(Object.entries(sentRequests))('runs, and sends the very request again: %s', async (_name, sent) => {
    const server = await startBedrockServer()
    onTestFinished(() => server.close())
    const folder = temporaryFolder()
    const { code, fileName, files } = codeOf('javascript', sent, { region: 'eu-west-1', profileName: null })
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, fileName), code)
    for (const { name } of files) writeFileSync(join(folder, name), largeBytes)
    const { stdout } = await run(process.execPath, [fileName], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME: server.url,
      },
    })
    expect({
      hasAnswer: stdout.trim() !== '',
      requests: server.requests.map(({ operation, modelId, body, rejection }) => ({ operation, modelId, body, rejection })),
    }).toEqual({
      hasAnswer: true,
      requests: [
        {
          operation: sent.operation === 'Converse' ? 'converse' : 'converse-stream',
          modelId: sent.modelId,
          body: onTheWire(sent.request),
          rejection: null,
        },
      ],
    })
  })
})
