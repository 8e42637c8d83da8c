import type { CorpusFile } from './corpus-file.ts'
import { makeHostileFiles } from './hostile-files.ts'
import { makeImageFiles } from './image-files.ts'
import { makeMediaFiles } from './media-files.ts'
import { makeOfficeFiles } from './office-files.ts'
import { makePdfFiles } from './pdf-files.ts'
import { makeTextFiles } from './text-files.ts'

/**
 * Writes a file of every kind and of every damage into the folder, and says of each what has to become of it. Needs qpdf, soffice, convert and
 * ffmpeg, which the set-up of the tests installs.
 */
export const makeCorpus = async (folder: string): Promise<readonly CorpusFile[]> => [
  ...(await makePdfFiles(folder)),
  ...makeOfficeFiles(folder),
  ...(await makeImageFiles(folder)),
  ...makeMediaFiles(folder),
  ...makeTextFiles(folder),
  ...makeHostileFiles(folder),
]
