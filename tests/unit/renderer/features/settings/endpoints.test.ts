import { describe, expect, it } from 'vitest'
import {
  areEndpointsUsable,
  endpointProblem,
  endpointsToSend,
  endpointTexts,
} from '../../../../../src/renderer/features/settings/endpoints.ts'
import { profilesMessages } from '../../../../../src/shared/messages/profiles.ts'

const words = profilesMessages.endpointProblems

describe('endpointProblem', () => {
  it.each([
    ['', undefined],
    ['  ', undefined],
    ['https://vpce-0123.bedrock-runtime.eu-west-1.vpce.amazonaws.com', undefined],
    ['http://localhost:4566', undefined],
    ['http://127.0.0.1:8080/bedrock', undefined],
    ['http://[::1]:8080', undefined],
    ['http://bedrock.example.com', words.notSecure],
    ['http://127.0.0.1.example.com', words.notSecure],
    ['http://localhost.example.com', words.notSecure],
    ['bedrock.example.com', words.notAnAddress],
    ['file:///etc/passwd', words.notAnAddress],
    ['https://anna:secret@example.com', words.hasCredentials],
    ['https://example.com/?key=1', words.hasQuery],
    ['https://example.com/#part', words.hasQuery],
    [`https://example.com/${'a'.repeat(2048)}`, words.tooLong],
  ])('says what is wrong with %s', (text, problem) => {
    expect(endpointProblem(text)).toBe(problem)
  })
})

describe('endpointsToSend', () => {
  it('stands for the addresses of AWS where nothing was typed', () => {
    const texts = { runtime: ' https://example.com ', controlPlane: '', agentRuntime: ' ' }
    const sent = endpointsToSend(texts)
    expect({ sent, again: endpointTexts(sent), usable: areEndpointsUsable(texts) }).toEqual({
      sent: { runtime: 'https://example.com', controlPlane: null, agentRuntime: null },
      again: { runtime: 'https://example.com', controlPlane: '', agentRuntime: '' },
      usable: true,
    })
  })
})
