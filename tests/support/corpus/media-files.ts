import { runProgram, taken, type CorpusFile } from './corpus-file.ts'

const videos: readonly (readonly [string, string])[] = [
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['mkv', 'video/x-matroska'],
  ['webm', 'video/webm'],
  ['flv', 'video/x-flv'],
  ['mpeg', 'video/mpeg'],
  ['mpg', 'video/mpeg'],
  ['wmv', 'video/x-ms-wmv'],
  ['3gp', 'video/3gpp'],
]
const recordings: readonly (readonly [string, string])[] = [
  ['mp3', 'audio/mpeg'],
  ['wav', 'audio/wav'],
  ['flac', 'audio/flac'],
  ['ogg', 'audio/ogg'],
  ['opus', 'audio/opus'],
  ['m4a', 'audio/mp4'],
  ['aac', 'audio/aac'],
  ['mka', 'audio/x-matroska'],
]

const ffmpeg = (folder: string, ...args: readonly string[]): void => runProgram('ffmpeg', ['-loglevel', 'error', '-y', ...args], folder)

export const makeMediaFiles = (folder: string): readonly CorpusFile[] => {
  for (const [ending] of videos) ffmpeg(folder, '-f', 'lavfi', '-i', 'testsrc=d=0.4:s=176x144:r=25', `film.${ending}`)
  for (const [ending] of recordings) ffmpeg(folder, '-f', 'lavfi', '-i', 'sine=d=0.3', `sound.${ending}`)
  return [
    ...videos.map(([ending, mediaType]) => ({ name: `film.${ending}`, expected: taken('video', mediaType) })),
    ...recordings.map(([ending, mediaType]) => ({ name: `sound.${ending}`, expected: taken('audio', mediaType) })),
  ]
}
