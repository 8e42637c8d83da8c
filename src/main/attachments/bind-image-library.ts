import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Electron brings the system's GLib into each of its processes on Linux, and the image library has one of its own: a call that takes the wrong one
 * of the two crashes. Loaded like this the library's calls stay in its own. It is loaded before sharp asks for it, which then gets what is there.
 */
export const bindImageLibrary = (): void => {
  const { RTLD_DEEPBIND: ownFirst, RTLD_NOW: now } = constants.dlopen
  if (process.platform !== 'linux' || !('electron' in process.versions)) return
  const bindings = dirname(createRequire(import.meta.url).resolve(`@img/sharp-linux-${process.arch}/sharp.node`))
  // What both allocate must come from the same allocator, so the library itself is loaded in the ordinary way.
  loadWithoutStart(fileIn(join(bindings, `../sharp-libvips-linux-${process.arch}/lib`), /^libvips-cpp\.so/u), now)
  process.dlopen({ exports: {} }, fileIn(join(bindings, 'lib'), /\.node$/u), now | ownFirst)
}

const fileIn = (folder: string, pattern: RegExp): string => join(folder, readdirSync(folder).find((name) => pattern.test(name)) ?? '')

const loadWithoutStart = (path: string, flags: number): void => {
  try {
    process.dlopen({ exports: {} }, path, flags)
  } catch {
    // It is no module of Node.js and Node.js says so, after it has been loaded; it stays loaded.
  }
}
