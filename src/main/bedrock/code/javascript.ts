import { codeMessages } from '../../../shared/messages/code.ts'
import { javascriptDialect, printValue, quoted } from './print-value.ts'
import { commented, sourceOf, type Draft } from './program.ts'

const streamed: readonly string[] = [
  'const response = await client.send(new ConverseStreamCommand(request));',
  'for await (const event of response.stream) {',
  '  process.stdout.write(event.contentBlockDelta?.delta?.text ?? "");',
  '}',
  'process.stdout.write("\\n");',
]

const atOnce: readonly string[] = [
  'const response = await client.send(new ConverseCommand(request));',
  'for (const block of response.output?.message?.content ?? []) {',
  '  if (block.text !== undefined) console.log(block.text);',
  '}',
]

/** An ECMAScript module for the AWS SDK for JavaScript, version 3. */
export const javascript = (draft: Draft): string => {
  const { isStreamed, modelId, members, files, fileNames, heading, surroundings } = draft
  const { region, profileName } = surroundings
  const settings = [
    ...(region === '' ? [] : [`region: ${quoted(region)}`]),
    ...(profileName === null ? [] : [`profile: ${quoted(profileName)}`]),
    'requestHandler: new NodeHttpHandler()',
  ]
  return sourceOf([
    ...commented('//', heading),
    files.length === 0 ? null : 'import { readFile } from "node:fs/promises";',
    `import { BedrockRuntimeClient, ${isStreamed ? 'ConverseStreamCommand' : 'ConverseCommand'} } from "@aws-sdk/client-bedrock-runtime";`,
    'import { NodeHttpHandler } from "@smithy/node-http-handler";',
    '',
    ...commented('//', [codeMessages.plainHttp]),
    `const client = new BedrockRuntimeClient({ ${settings.join(', ')} });`,
    '',
    `const request = ${printValue({ modelId, ...members }, javascriptDialect(fileNames))};`,
    '',
    ...(isStreamed ? streamed : atOnce),
  ])
}
