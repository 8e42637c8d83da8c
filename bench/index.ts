import { measureSizes } from './sizes.ts'
import { measureStartup } from './startup.ts'
import { measureStreaming } from './streaming.ts'

measureSizes()
await measureStreaming()
await measureStartup()
