import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'

const shipped = process.env['OUTCROP_SHIPPED'] ?? join(import.meta.dirname, '../../dist/linux-unpacked/outcrop')

const wanted = [
  { fuse: FuseV1Options.RunAsNode, isOn: false },
  { fuse: FuseV1Options.EnableCookieEncryption, isOn: true },
  { fuse: FuseV1Options.EnableNodeOptionsEnvironmentVariable, isOn: false },
  { fuse: FuseV1Options.EnableNodeCliInspectArguments, isOn: false },
  { fuse: FuseV1Options.EnableEmbeddedAsarIntegrityValidation, isOn: true },
  { fuse: FuseV1Options.OnlyLoadAppFromAsar, isOn: true },
  { fuse: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, isOn: false },
  { fuse: FuseV1Options.GrantFileProtocolExtraPrivileges, isOn: false },
] as const

test('the shipped binary has the fuses of the table', async () => {
  const wire = await getCurrentFuseWire(shipped)
  expect(wanted.map(({ fuse }) => ({ fuse, isOn: wire[fuse] === FuseState.ENABLE }))).toEqual(wanted)
})

test('the package carries one archive, no launcher and only the native modules that run here', () => {
  const resources = join(shipped, '../resources')
  const archive = readFileSync(join(resources, 'app.asar'), 'latin1')
  expect({
    launcher: existsSync(join(resources, 'app')),
    otherPlatforms: archive.includes('darwin-arm64.node'),
    driverSources: archive.includes('sqlite3.gyp'),
    pageDrawing: archive.includes('"pdfium.wasm"'),
    licences: ['libheif-js 1', 'Apache License', 'better-sqlite3 1', 'react-dom 19'].filter((text) => !archive.includes(text)),
    imageLibraries: readdirSync(join(resources, 'app.asar.unpacked/node_modules/@img')).toSorted(),
    outside: nativeFiles(join(resources, 'app.asar.unpacked')),
  }).toEqual({
    launcher: false,
    otherPlatforms: false,
    driverSources: false,
    pageDrawing: true,
    licences: [],
    imageLibraries: ['sharp-libvips-linux-x64', 'sharp-linux-x64'],
    outside: ['better-sqlite3', 'keytar', 'libvips', 'sharp'],
  })
})

/** The libraries outside the archive, each once however many builds of it there are. */
const nativeFiles = (folder: string): readonly string[] => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:node|so|so\..+)$/u.test(name))
  return [...new Set(names.map(libraryOf))].toSorted()
}

const libraryOf = (path: string): string => ['better-sqlite3', 'keytar', 'libvips', 'sharp'].find((name) => path.includes(name)) ?? path
