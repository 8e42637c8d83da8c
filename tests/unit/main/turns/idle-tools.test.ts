import { describe, expect, it } from 'vitest'
import { idleTools } from '../../../../src/main/turns/idle-tools.ts'
import { sampleAttachment } from '../../../support/sample-attachment.ts'

const withFile = { parts: [{ type: 'attachment', attachment: sampleAttachment(1) }] } as const

describe('idleTools', () => {
  it('names the tools for files where no folder is open, and for changes where none may be changed', () => {
    const reading = ['read_file', 'list_folder', 'find_files', 'search_files']
    const changing = ['write_file', 'edit_file', 'run_command']
    const messages = [{ parts: [...withFile.parts] }]
    expect(
      [[], [{ access: 'read' } as const], [{ access: 'read' } as const, { access: 'read-write' } as const]].map((folders) =>
        idleTools({ folders, messages }),
      ),
    ).toEqual([[...reading, ...changing], changing, []])
  })

  it('names the tool for attachments where there are none', () => {
    const folders = [{ access: 'read-write' } as const]
    expect([idleTools({ folders, messages: [{ parts: [] }] }), idleTools({ folders, messages: [{ parts: [...withFile.parts] }] })]).toEqual(
      [['read_attachment'], []],
    )
  })
})
