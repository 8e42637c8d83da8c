import { describe, expect, it } from 'vitest'
import { batchMarkdown, escapedName } from '../../../../src/main/ipc/batch-markdown.ts'
import { batchSchema } from '../../../../src/shared/batch.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const error = { code: 'denied', title: 'The model is not *yours*', advice: 'Ask.', retryable: false, remedies: [] }

const batch = batchSchema.parse({
  id: '11111111-1111-4111-8111-111111111111',
  title: 'Answers about 3 files',
  prompt: 'Summarise.',
  profileId: 'demo',
  region: '',
  modelId: 'demo.reader',
  status: 'paused',
  createdAt: 1,
  items: [
    { attachment: anAttachment({ name: '# not a heading\n<b>.pdf' }), status: 'done', conversationId: null, error: null, excerpt: '' },
    { attachment: anAttachment({ name: 'b.pdf' }), status: 'failed', conversationId: null, error, excerpt: '' },
    { attachment: anAttachment({ name: 'c.pdf' }), status: 'waiting', conversationId: null, error: null, excerpt: '' },
    { attachment: anAttachment({ name: 'd.pdf' }), status: 'done', conversationId: null, error: null, excerpt: '' },
  ],
})

describe('batchMarkdown', () => {
  it('puts each answer under the name of its file, and what has none at the end with its reason', () => {
    expect(batchMarkdown(batch, ({ attachment }) => (attachment.name === 'd.pdf' ? '' : ' An **answer**.\n'))).toBe(
      [
        '# Answers about 3 files',
        '## \\# not a heading \\<b\\>\\.pdf',
        'An **answer**.',
        '## d\\.pdf',
        'Its conversation was deleted.',
        '## Files without an answer',
        '- b\\.pdf: The model is not \\*yours\\*\n- c\\.pdf: not answered yet\n',
      ].join('\n\n'),
    )
  })

  it('takes characters that turn a line around or break it out of a name', () => {
    expect(escapedName('a\u202Egnp.exe\u2028b\u0000')).toBe('a gnp\\.exe b')
  })
})
