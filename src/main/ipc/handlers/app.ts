import { refusal } from '../../../shared/expected-error.ts'
import { mainMessages } from '../../../shared/messages/main.ts'
import type { Theme } from '../../../shared/settings.ts'
import type { CodeQuestion } from '../../../shared/sign-in.ts'
import { listConversations } from '../../store/conversations.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { readDraft } from '../../store/drafts.ts'
import { readSettings, writeSettings } from '../../store/settings.ts'
import type { PageHandlers } from '../page-handlers.ts'

/** Conversations that the first painted sidebar holds: one screen and a bit. */
const firstConversations = 40

export type AppDependencies = {
  readonly database: () => WritableDatabase
  readonly version: string
  readonly applyTheme: (theme: Theme) => void
  /** Opens a checked address in the system browser; false when it is not one that may be opened. */
  readonly openAddress: (url: string) => Promise<boolean>
  /** The one-time code that is being asked for. */
  readonly codeQuestion: () => CodeQuestion | null
}

export const appHandlers = ({
  database,
  version,
  applyTheme,
  openAddress,
  codeQuestion,
}: AppDependencies): PageHandlers<'app' | 'links' | 'settings'> => ({
  'app.start': () => ({
    settings: readSettings(database()),
    conversations: listConversations(database(), { limit: firstConversations, offset: 0 }),
    newDraft: readDraft(database(), null),
    version,
    codeQuestion: codeQuestion(),
    notice: null,
  }),
  'settings.write': (changes) => {
    const settings = writeSettings(database(), changes)
    applyTheme(settings.theme)
    return settings
  },
  'links.open': async ({ url }) => {
    if (await openAddress(url)) return null
    throw refusal('address-refused', mainMessages.addressTitle, mainMessages.addressAdvice)
  },
})
