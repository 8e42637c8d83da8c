import { describe, expect, it } from 'vitest'
import { parseAwsFile } from '../../../../src/main/credentials/aws-file.ts'
import { findAwsProfile } from '../../../../src/main/credentials/aws-profiles.ts'
import { configuredEndpoints, isSafeEndpoint } from '../../../../src/main/credentials/endpoint.ts'

const files = {
  config: parseAwsFile(
    '[profile a]\nservices = local\nendpoint_url = https://profile\n[services local]\nbedrock =\n  endpoint_url = https://control\nbedrock_runtime =\n  endpoint_url = https://service\n',
    'config',
  ),
  credentials: parseAwsFile('', 'credentials'),
  problem: null,
}
const ignoring = {
  ...files,
  config: parseAwsFile('[profile a]\nignore_configured_endpoint_urls = true\nendpoint_url = https://profile\n', 'config'),
}
const without = { ...files, config: parseAwsFile('[profile a]\nendpoint_url = https://profile\n', 'config') }
const plain = { ...files, config: parseAwsFile('[profile a]\n', 'config') }
const all = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'https://runtime', AWS_ENDPOINT_URL: 'https://general' }

describe('configuredEndpoints', () => {
  it.each([
    ['the variable of the service', all, files, 'https://runtime'],
    ['the general variable', { AWS_ENDPOINT_URL: 'https://general' }, files, 'https://general'],
    ['an empty variable as none', { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: '', AWS_ENDPOINT_URL: '' }, files, 'https://service'],
    ['the services section', {}, files, 'https://service'],
    ['the profile', {}, without, 'https://profile'],
    ['the service itself where nothing is set', {}, plain, null],
    ['the service itself where the environment says so', { ...all, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, files, null],
    ['the service itself where the profile says so', all, ignoring, null],
    [
      'the variable where the environment overrules the profile',
      { ...all, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
      ignoring,
      'https://runtime',
    ],
  ])('takes %s', (_name, environment, from, expected) => {
    expect(configuredEndpoints(environment, from, (key) => findAwsProfile(from, 'a')?.setting(key) ?? null).runtime).toBe(expected)
  })

  it('takes each service by itself', () => {
    const environment = { AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'https://agents' }
    expect(configuredEndpoints(environment, files, (key) => findAwsProfile(files, 'a')?.setting(key) ?? null)).toEqual({
      runtime: 'https://service',
      controlPlane: 'https://control',
      agentRuntime: 'https://agents',
    })
  })
})

describe('isSafeEndpoint', () => {
  it.each([
    ['https://bedrock.example', true],
    ['http://localhost:8080', true],
    ['http://127.0.0.1:1/x', true],
    ['http://[::1]:9', true],
    ['http://bedrock.example', false],
    ['http://127.0.0.1.evil.example', false],
    ['http://localhost.evil.example', false],
    ['https://user:secret@bedrock.example', false],
    ['ftp://localhost', false],
    ['file:///etc/passwd', false],
    ['bedrock.example', false],
    ['', false],
  ])('judges %s', (address, expected) => {
    expect(isSafeEndpoint(address)).toBe(expected)
  })
})
