import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channels } from '../shared/ipc/channels.ts'
import type { Bridge, EventName, EventPayload } from '../shared/ipc/contract.ts'
import { createIngestFiles } from './ingest-files.ts'

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

const ingestFiles = createIngestFiles({
  pathOf: (file) => webUtils.getPathForFile(file),
  ingestPaths: (paths) => ipcRenderer.invoke(channels.preload, 'attachments.ingest', { paths }),
  ingestBytes: (name, bytes) => ipcRenderer.invoke(channels.page, 'attachments.paste', { name, bytes }),
})

const bridge: Bridge<File> = {
  request: (name, input) => ipcRenderer.invoke(channels.page, name, input),
  ingestFiles,
  on,
  platform,
}

contextBridge.exposeInMainWorld('bridge', bridge)
