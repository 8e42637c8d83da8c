import { conversationSchema, type Conversation } from '../../src/shared/conversation.ts'

/** The conversation of `sampleMessage`, with the demo model and without a title, and with what a test is about. */
export const sampleConversation = (changes: { readonly [Key in keyof Conversation]?: unknown } = {}): Conversation =>
  conversationSchema.parse({
    id: '22222222-2222-4222-8222-222222222222',
    title: '',
    profileId: 'demo',
    region: '',
    modelId: 'demo',
    contextFrom: 0,
    hasSummary: false,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  })
