import { startProcess } from './start-process.mjs'

/** A display that nobody sees, on a free number. */
export const startDisplay = async () => {
  const { stop, firstLine } = await startProcess(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    { waitForLine: true },
  )
  return { environment: { DISPLAY: `:${firstLine}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' }, stop }
}
