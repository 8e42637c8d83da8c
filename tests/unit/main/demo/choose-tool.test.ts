import { describe, expect, it } from 'vitest'
import { chooseTool } from '../../../../src/main/demo/choose-tool.ts'
import type { DemoRequest } from '../../../../src/main/demo/demo-request.ts'

const offered = [
  'calculator',
  'change_settings',
  'current_time',
  'edit_file',
  'fetch_web_page',
  'find_files',
  'list_folder',
  'read_attachment',
  'read_file',
  'recall_notes',
  'remember_note',
  'run_command',
  'search_conversations',
  'search_files',
  'write_file',
  'weather__forecast',
]

const asking = (question: string, more: Partial<DemoRequest> = {}): DemoRequest => ({
  system: '',
  question,
  asked: question,
  answered: '',
  documents: [],
  hasNewDocuments: false,
  pictures: 0,
  tools: offered.map((name) => ({ name })),
  finishedTools: [],
  characters: 1,
  ...more,
})

describe('chooseTool', () => {
  it.each([
    ['What time is it?', 'current_time', {}],
    ['Calculate sqrt(2) * 3', 'calculator', { expression: 'sqrt(2) * 3' }],
    ['What is 15 % of 80?', 'calculator', { expression: '15 / 100 * 80' }],
    ['Read notes.txt', 'read_file', { path: 'notes.txt' }],
    ['Please summarise the file docs/plan.md', 'read_file', { path: 'docs/plan.md' }],
    ['Read the attachment report.pdf from page 12', 'read_attachment', { name: 'report.pdf', page: 12 }],
    ['Write "Hello there" to hello.txt', 'write_file', { path: 'hello.txt', text: 'Hello there' }],
    ['Replace "a" with "b" in src/x.ts', 'edit_file', { path: 'src/x.ts', edits: [{ oldText: 'a', newText: 'b' }] }],
    ["Run `git commit -m 'two words'`", 'run_command', { argv: ['git', 'commit', '-m', 'two words'] }],
    ['List the files', 'list_folder', {}],
    ['List my files in docs', 'list_folder', { path: 'docs' }],
    ['Find files named *.md', 'find_files', { pattern: '*.md' }],
    ['Search the files for copper', 'search_files', { text: 'copper' }],
    ['Search my past conversations for copper mines', 'search_conversations', { query: 'copper mines' }],
    ['Summarise https://example.com/a', 'fetch_web_page', { url: 'https://example.com/a' }],
    ['Remember that I like metric units', 'remember_note', { text: 'I like metric units' }],
    ['Remember: for all conversations, call me Ada', 'remember_note', { text: 'call me Ada', forAllConversations: true }],
    ['What do you remember?', 'recall_notes', {}],
    ['Set the temperature to 0.2', 'change_settings', { temperature: 0.2 }],
    ['Use the tool weather__forecast with {"city": "Falun"}', 'weather__forecast', { city: 'Falun' }],
  ])('takes “%s” for a call of %s', (question, name, input) => {
    expect(chooseTool(asking(question))).toEqual({ name, input })
  })

  it.each([
    'Calculate the area of 3 circles',
    'Open your mind',
    'Use the tool unknown_tool',
    `Read notes.txt ${'and so on '.repeat(300)}`,
    'Copper?',
  ])('calls nothing for “%s”', (question) => {
    expect(chooseTool(asking(question))).toBeNull()
  })

  it('reads no file from the disk that is attached already, and calls nothing that is not offered', () => {
    const documents = [{ name: 'report.pdf', pages: [], index: null }]
    expect([chooseTool(asking('Read report.pdf', { documents })), chooseTool(asking('Read notes.txt', { tools: [] }))]).toEqual([
      null,
      null,
    ])
  })
})
