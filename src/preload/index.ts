import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channels } from '../shared/ipc/channels.ts'
import type { Bridge, EventName, EventPayload, IngestOutcomes } from '../shared/ipc/contract.ts'
import type { Result } from '../shared/ipc/result.ts'

const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'

const on = <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): (() => void) => {
  const receive = (_event: unknown, eventName: unknown, payload: EventPayload<Name>): void => {
    if (eventName === name) listener(payload)
  }
  ipcRenderer.on(channels.event, receive)
  return () => {
    ipcRenderer.removeListener(channels.event, receive)
  }
}

type Ingest = (channel: string, name: string, input: unknown) => Promise<Result<IngestOutcomes>>

const ingest: Ingest = (channel, name, input) => ipcRenderer.invoke(channel, name, input)

/** A file from the disk goes by its path; one that a browser made up (a dragged picture) has none and goes by its bytes. */
const ingestFile = async (file: File): Promise<Result<IngestOutcomes>> => {
  const path = webUtils.getPathForFile(file)
  if (path !== '') return ingest(channels.preload, 'attachments.ingest', { paths: [path] })
  return ingest(channels.page, 'attachments.paste', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
}

const ingestFiles = async (files: readonly File[]): Promise<Result<IngestOutcomes>> => {
  const results = await Promise.all(files.map(ingestFile))
  const outcomes: IngestOutcomes = []
  for (const result of results) {
    if (!result.ok) return result
    outcomes.push(...result.value)
  }
  return { ok: true, value: outcomes }
}

const bridge: Bridge<File> = {
  request: (name, input) => ipcRenderer.invoke(channels.page, name, input),
  ingestFiles,
  on,
  platform,
}

contextBridge.exposeInMainWorld('bridge', bridge)
