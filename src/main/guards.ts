import type { Session, WebContents } from 'electron'
import { appOrigin } from './app-origin.ts'

const ownSchemes = ['app:', 'attachment:', 'blob:', 'data:', 'devtools:']

/** Nothing that the page loads comes from outside: requests, permissions, devices and downloads are refused for the whole session. */
export const guardSession = (session: Session): void => {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ownSchemes.some((scheme) => details.url.startsWith(scheme)) })
  })
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write' && contents.getURL().startsWith(`${appOrigin}/`))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'clipboard-sanitized-write' && origin.startsWith(appOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

/** The window never leaves the page it was opened with, and opens no other; links go through `links.open`. */
export const guardContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
