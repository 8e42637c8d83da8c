import { copyFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { startChunk } from './scripts/build/start-chunk.ts'
import { createNotices } from './scripts/build/third-party-notices.ts'

/** Native modules stay outside the bundles; everything else is bundled, so the package carries no other node_modules. */
const nativeModules = ['better-sqlite3', 'keytar', 'sharp', 'electron']

/** pdf.js reads these by name when a document asks for them; the page and the reader's process share one copy. */
const copyPdfAssets = (outDir: string): Plugin => ({
  name: 'copy-pdf-assets',
  apply: 'build',
  writeBundle: () => {
    const source = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))))
    mkdirSync(outDir, { recursive: true })
    for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
      // The content security policy allows no WebAssembly: pdf.js then takes its decoders in JavaScript.
      cpSync(join(source, folder), join(outDir, folder), { recursive: true, filter: (file) => !file.endsWith('.wasm') })
    }
  },
})

/** PDFium is read from the disk when the first page is drawn; libheif lies within its own script. */
const copyPdfium = (outDir: string): Plugin => ({
  name: 'copy-pdfium',
  apply: 'build',
  writeBundle: () => copyFileSync(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm')), join(outDir, 'pdfium.wasm')),
})

/** What is packaged as it is, or read from the disk, and so in no bundle. */
const unbundled = [
  'better-sqlite3',
  'keytar',
  'sharp',
  '@img',
  'detect-libc',
  'semver',
  'pdfjs-dist',
  '@hyzyla/pdfium',
  'libheif-js',
].flatMap((name) => {
  const folder = join(import.meta.dirname, 'node_modules', name)
  return name.startsWith('@') && !name.includes('/') ? readdirSync(folder).map((inner) => join(folder, inner)) : [folder]
})
const notices = createNotices(unbundled)

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        external: nativeModules,
        input: {
          index: 'src/main/index.ts',
          'keychain-process': 'src/main/credentials/keychain-process.ts',
          'reader-process': 'src/main/attachments/reader-process.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    plugins: [copyPdfium('out/main'), notices.gather()],
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
    plugins: [notices.gather()],
  },
  renderer: {
    root: 'src/renderer',
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: 'src/renderer/index.html' },
        output: { codeSplitting: startChunk(join(import.meta.dirname, 'src/renderer/start.tsx')) },
      },
    },
    plugins: [react(), copyPdfAssets('out/renderer/pdfjs'), notices.gather(), notices.write('out/renderer/third-party-notices.txt')],
    worker: { plugins: () => [notices.gather()] },
  },
})
