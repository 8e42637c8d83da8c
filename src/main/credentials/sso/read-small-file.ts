import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

const largestBytes = 256 * 1024

/** A token file is an ordinary, small one. Anything else is refused: a pipe would be waited for until someone writes to it. */
export const readSmallFile = async (path: string): Promise<string> => {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const status = await handle.stat()
    if (!status.isFile() || status.size > largestBytes) throw new Error('Not a small ordinary file')
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}
