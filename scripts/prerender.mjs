import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { build } from 'vite'
import { inRepository } from './repository.mjs'

/**
 * Draws the app as it first appears into out/renderer/index.html, so that the window shows its field before any script has run. The page then
 * takes over what was typed (src/renderer/start.tsx).
 */
const folder = inRepository('.cache/prerender')
const page = inRepository('out/renderer/index.html')
const place = '<div id="root"></div>'

rmSync(folder, { recursive: true, force: true })
await build({
  configFile: false,
  logLevel: 'warn',
  root: inRepository('src/renderer'),
  plugins: [react()],
  build: {
    ssr: inRepository('src/renderer/app/app.tsx'),
    outDir: folder,
    emptyOutDir: true,
    target: 'node20.18',
    rollupOptions: { output: { entryFileNames: 'app.mjs' } },
  },
})
const { App } = await import(pathToFileURL(`${folder}/app.mjs`).href)

/** The styles of what main.ts loads after the first frame: the drawn page needs them at once, so they stand in it. */
const manifestFile = inRepository('out/renderer/manifest.json')
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
rmSync(manifestFile)
const withImports = (key, found = new Set()) => {
  if (found.has(key)) return found
  found.add(key)
  for (const next of manifest[key].imports ?? []) withImports(next, found)
  return found
}
const chunks = manifest['index.html'].dynamicImports.flatMap((key) => [...withImports(key)]).map((key) => manifest[key])
const styles = [...new Set(chunks.flatMap(({ css = [] }) => css))]
  .map((file) => readFileSync(inRepository('out/renderer', file), 'utf8'))
  .join('')
if (styles.includes('url(')) throw new Error('A style that names a file cannot stand in the page itself')
const html = readFileSync(page, 'utf8').replace('</head>', () => `<style>${styles}</style></head>`)
if (!html.includes(place)) throw new Error(`${page} has no place for the app`)
writeFileSync(
  page,
  html.replace(place, () => `<div id="root">${renderToString(createElement(App))}</div>`),
)
