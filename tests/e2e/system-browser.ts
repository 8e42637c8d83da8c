import type { ElectronApplication } from '@playwright/test'

/** Stands in for the system's browser: notes the pages that the app asks for instead of opening them. */
export const watchSystemBrowser = async (app: ElectronApplication) => {
  await app.evaluate(({ shell }) => {
    const pages: string[] = []
    Reflect.set(globalThis, 'openedPages', pages)
    shell.openExternal = async (url) => {
      pages.push(url)
    }
  })
  const pages = (): Promise<readonly string[]> => app.evaluate(() => Reflect.get(globalThis, 'openedPages'))
  let taken = 0
  return {
    /** The next page that is asked for, waited for. */
    nextPage: async (): Promise<string> => {
      for (;;) {
        const page = (await pages())[taken]
        if (page !== undefined) {
          taken += 1
          return page
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}
