import { commented, sourceOf, type Draft } from './program.ts'
import { pythonValue, sessionLine, standardImports } from './python-parts.ts'

const streamed: readonly string[] = [
  'response = client.converse_stream(**request)',
  'for event in response["stream"]:',
  '    if "contentBlockDelta" in event:',
  '        print(event["contentBlockDelta"]["delta"].get("text", ""), end="", flush=True)',
  'print()',
]

const atOnce: readonly string[] = [
  'response = client.converse(**request)',
  'for block in response["output"]["message"]["content"]:',
  '    if "text" in block:',
  '        print(block["text"])',
]

export const boto3 = (draft: Draft): string =>
  sourceOf([
    ...commented('#', draft.heading),
    ...standardImports(draft),
    'import boto3',
    '',
    sessionLine(draft),
    'client = session.client("bedrock-runtime")',
    '',
    `request = ${pythonValue(draft, { modelId: draft.modelId, ...draft.members })}`,
    '',
    ...(draft.isStreamed ? streamed : atOnce),
  ])
