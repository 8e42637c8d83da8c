import { describe, expect, it } from 'vitest'
import { isExcepted, isLoopback } from '../../../../src/main/network/no-proxy.ts'

const bedrock = 'bedrock-runtime.us-east-1.amazonaws.com'

/** Rules, host, port (443 when left out), and whether the proxy is left out. */
const rows: readonly [string, string, boolean, number?][] = [
  ['', bedrock, false],
  [' , ,', bedrock, false],
  ['*', bedrock, true],
  ['*', '10.1.2.3', true],
  [bedrock, bedrock, true],
  [bedrock.toUpperCase(), bedrock, true],
  [bedrock, `${bedrock}.`, true],
  [`${bedrock}.`, bedrock, true],
  ['sts.us-east-1.amazonaws.com', bedrock, false],
  ['.amazonaws.com', bedrock, true],
  ['.amazonaws.com', 'amazonaws.com', true],
  ['amazonaws.com', bedrock, true],
  ['amazonaws.com', 'notamazonaws.com', false],
  ['.amazonaws.com', 'notamazonaws.com', false],
  ['amazonaws.com', 'amazonaws.com.example.org', false],
  ['*.amazonaws.com', bedrock, true],
  ['*.amazonaws.com', 'amazonaws.com', false],
  ['*amazonaws.com', 'notamazonaws.com', true],
  ['bedrock*.us-east-1.amazonaws.com', bedrock, true],
  ['bedrock*.us-west-2.amazonaws.com', bedrock, false],
  ['com', bedrock, true],
  ['.', bedrock, false],
  [`${bedrock}:443`, bedrock, true],
  [`${bedrock}:443`, bedrock, false, 8443],
  ['.amazonaws.com:8443', bedrock, true, 8443],
  ['*:443', bedrock, true],
  ['example.com, internal;amazonaws.com', bedrock, true],
  ['example.com\tamazonaws.com', bedrock, true],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '10.1.2.4', false],
  ['10.1.2.3:443', '10.1.2.3', true],
  ['10.1.2.3:80', '10.1.2.3', false],
  ['10.0.0.0/8', '10.200.3.4', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.0.0.0/33', '10.0.0.1', false],
  ['10.0.0.0/', '10.0.0.1', false],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['10.0.0.0/8', '10.example.com', false],
  ['10.*', '10.9.9.9', true],
  ['0.1.2.3', '10.1.2.3', false],
  ['fd00::1', '[fd00::1]', true],
  ['[fd00::1]', '[fd00::1]', true],
  ['[FD00:0:0::1]:443', '[fd00::1]', true],
  ['[fd00::1]:80', '[fd00::1]', false],
  ['fd00::/8', '[fd12:3456::9]', true],
  ['fd00::/8', '[2001:db8::1]', false],
  ['10.0.0.0/8', '[fd00::1]', false],
  ['<local>', 'intranet', true],
  ['<local>', bedrock, false],
  ['bedrock*east*.amazonaws.com', bedrock, true],
  ['bedrock*east*east*.com', bedrock, false],
  ['*com*com', 'my.com', false],
  ['*a'.repeat(500), 'a'.repeat(250), false],
  ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
]

describe('isExcepted', () => {
  it.each([...rows])('reads %j for %s as %s', (rules, host, expected, port = 443) => {
    expect(isExcepted(rules, { host, port })).toBe(expected)
  })
})

describe('isLoopback', () => {
  it('knows this computer by all its names', () => {
    const hosts = [
      'localhost',
      'LOCALHOST.',
      'my.localhost',
      '127.0.0.1',
      '127.9.8.7',
      '[::1]',
      '::1',
      'localhost.example.com',
      '128.0.0.1',
      '[::2]',
    ]
    expect(hosts.filter(isLoopback)).toEqual(hosts.slice(0, 7))
  })
})
