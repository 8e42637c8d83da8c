import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { closeDatabase, openDatabase, type WritableDatabase } from '../../src/main/store/database.ts'
import {
  conversationIdSchema,
  messageIdSchema,
  profileIdSchema,
  turnIdSchema,
  attachmentIdSchema,
  type ConversationId,
} from '../../src/shared/ids.ts'
import type { Attachment, AttachmentPage } from '../../src/shared/attachment.ts'
import type { Message, Part } from '../../src/shared/message.ts'
import { insertConversation } from '../../src/main/store/conversations.ts'
import { insertMessage, nextPosition } from '../../src/main/store/messages.ts'

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const openIn = (folder: string): WritableDatabase =>
  openDatabase({ file: join(folder, 'outcrop.sqlite'), backupFolder: join(folder, 'backups'), now: () => 1_700_000_000_000 })

/** A real database in a folder of its own, closed and removed with the test. */
export const temporaryDatabase = (): { readonly database: WritableDatabase; readonly folder: string } => {
  const folder = temporaryFolder()
  const database = openIn(folder)
  onTestFinished(() => {
    if (database.open) closeDatabase(database)
  })
  return { database, folder }
}

export const demoProfileId = profileIdSchema.parse('demo')

export const addConversation = (database: WritableDatabase, title: string, now = 1000): ConversationId =>
  insertConversation(database, {
    id: conversationIdSchema.parse(crypto.randomUUID()),
    title,
    profileId: demoProfileId,
    region: '',
    modelId: 'demo.reader',
    now,
  }).id

export const addMessage = (
  database: WritableDatabase,
  conversationId: ConversationId,
  parts: readonly Part[],
  change: Partial<Message> = {},
): Message => {
  const message: Message = {
    id: messageIdSchema.parse(crypto.randomUUID()),
    conversationId,
    turnId: turnIdSchema.parse(crypto.randomUUID()),
    position: nextPosition(database, conversationId),
    role: 'user',
    status: 'complete',
    parts: [...parts],
    error: null,
    details: null,
    leftOut: false,
    createdAt: 1000,
    ...change,
  }
  insertMessage(database, message)
  return message
}

export const anAttachment = (change: Partial<Attachment> = {}): Attachment => ({
  id: attachmentIdSchema.parse(crypto.randomUUID()),
  kind: 'pdf',
  name: 'report.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1234,
  sha256: 'a'.repeat(64),
  pageCount: 2,
  readablePageCount: 2,
  failedPages: [],
  pageSelection: null,
  width: null,
  height: null,
  s3: null,
  isStored: true,
  isRemoved: false,
  hasView: false,
  hasThumbnail: false,
  createdAt: 1000,
  ...change,
})

/** Pages of text, numbered from 1. */
export const pages = (...texts: readonly string[]): AttachmentPage[] =>
  texts.map((words, index) => ({ number: index + 1, label: '', text: words }))

export const text = (words: string): Part => ({ type: 'text', text: words })

const planSchema = z.array(z.object({ detail: z.string() }))

/** How SQLite finds the rows of every statement that `work` is the first to use on this database. */
export const queryPlans = (database: WritableDatabase, work: () => void): string[] => {
  const prepare = database.prepare.bind(database)
  const used: string[] = []
  const recording = (sql: string) => {
    used.push(sql)
    return prepare(sql)
  }
  Object.assign(database, { prepare: recording })
  work()
  Object.assign(database, { prepare })
  return used.flatMap((sql) => {
    const places = (sql.match(/\?/gu) ?? []).map(() => 1)
    const plan = prepare(`EXPLAIN QUERY PLAN ${sql}`)
    return planSchema
      .parse(/:\w/u.test(sql) ? plan.all(...places, { query: '"word"', limit: 1, conversation: '', kind: '' }) : plan.all(...places))
      .map(({ detail }) => detail)
  })
}
