import { readFile } from 'node:fs/promises'

/** The first of the files that is there; throws what the last one ended with. */
export const readFirst = async ([address, ...others]: readonly [URL, ...URL[]]): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return Uint8Array.from(await readFile(address))
  } catch (error) {
    const [next, ...later] = others
    if (next === undefined) throw error
    return await readFirst([next, ...later])
  }
}
