import { globSync, readFileSync } from 'node:fs'
import { inRepository, repository } from './repository.mjs'
import { unusedWords } from './check/unused-words.ts'

/** Fails when a text of src/shared/messages is used nowhere: what nobody sees would still be translated and kept true. */
const modules = await Promise.all(globSync('src/shared/messages/*.ts', { cwd: repository }).map((file) => import(inRepository(file))))
const catalogues = Object.fromEntries(modules.flatMap((module) => Object.entries(module)).filter(([name]) => name.endsWith('Messages')))
const sources = globSync('src/**/*.{ts,tsx}', { cwd: repository }).map((file) => readFileSync(inRepository(file), 'utf8'))
const unused = unusedWords(catalogues, sources)

process.stdout.write(unused.map((word) => `Used nowhere: ${word}\n`).join(''))
process.exitCode = unused.length === 0 ? 0 : 1
