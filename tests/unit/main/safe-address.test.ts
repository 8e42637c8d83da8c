import { describe, expect, it } from 'vitest'
import { safeAddress } from '../../../src/main/safe-address.ts'

describe('safeAddress', () => {
  it.each([
    ['https://aws.amazon.com/bedrock/', 'https://aws.amazon.com/bedrock/'],
    ['https://user:secret@example.com/', 'https://example.com/'],
    ['https:\\\\example.com\\a', 'https://example.com/a'],
    ['mailto:someone@example.com', 'mailto:someone@example.com'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('lets %s through as %s', (address, safe) => {
    expect(safeAddress(address)).toBe(safe)
  })

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'calculator://',
    'app://outcrop/',
    'attachment://x/original',
    '\\\\host\\share',
    '//example.com',
    'example.com',
    '',
    ' ',
    'https://',
    `https://example.com/${'a'.repeat(5000)}`,
  ])('refuses %s', (address) => {
    expect(safeAddress(address)).toBeNull()
  })
})
