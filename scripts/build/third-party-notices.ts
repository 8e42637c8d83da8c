import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('not named'),
  homepage: z.string().optional(),
  repository: z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]).optional(),
})

const licenceFile = /^(?:licen[cs]e|copying|notice|third-party)/iu
const packagePath = /^(?<folder>.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\?]+)[/\\]/u

/** The folder of the package that a module comes from; undefined for our own modules and what the bundler makes. */
const packageFolder = (moduleId: string): string | undefined => packagePath.exec(moduleId.replace(/^\0/u, ''))?.groups?.['folder']

const readPackage = (folder: string) => {
  const { name, version, license, homepage, repository } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  const files = readdirSync(folder).filter((file) => licenceFile.test(file))
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const place = homepage ?? repository
  return {
    title: `${name} ${version}${place === undefined ? '' : `, ${place.replace(/^git\+/u, '')}`}`,
    text: texts.length > 0 ? texts.join('\n\n') : `Published under the licence ${license}, without a text of it.`,
  }
}

const rule = '-'.repeat(80)

/** Each text once, under all packages that come with it. */
export const noticesOf = (folders: Iterable<string>): string => {
  const packages = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map(readPackage)
  const titles = new Map<string, Set<string>>()
  for (const { title, text } of packages) titles.set(text, (titles.get(text) ?? new Set()).add(title))
  const sections = [...titles].map(([text, names]) => `${[...names].toSorted().join('\n')}\n\n${text}\n`)
  return sections.toSorted().join(`\n${rule}\n\n`)
}

/** Gathers over all builds whose code is bundled, and writes their licences with those of `unbundled` packages when the last build is written. */
export const createNotices = (unbundled: readonly string[]) => {
  const folders = new Set(unbundled)
  const gather = (): Plugin => ({
    name: 'gather-notices',
    apply: 'build',
    generateBundle: (_options, bundle) => {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        for (const folder of output.moduleIds.map(packageFolder)) if (folder !== undefined) folders.add(folder)
      }
    },
  })
  const write = (file: string): Plugin => ({
    name: 'write-notices',
    apply: 'build',
    closeBundle: () => writeFileSync(file, noticesOf(folders)),
  })
  return { gather, write }
}
