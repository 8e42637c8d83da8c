import { createServer } from 'node:http'
import { expect, test } from './app.fixture.ts'

test.describe('the window', () => {
  test('runs sandboxed, isolated and without Node', async ({ startApp }) => {
    const { electronApp, page } = await startApp()
    const preferences = await electronApp.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents
      // Electron answers this in every version, but leaves it out of its types.
      const answer: unknown = contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
      const names = ['sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'webviewTag']
      return typeof answer === 'object' && answer !== null
        ? Object.fromEntries(names.map((name) => [name, Reflect.get(answer, name)]))
        : null
    })
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false })
    expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis))).toEqual([])
    expect(await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'bridge')).toSorted())).toEqual([
      'ingestFiles',
      'on',
      'platform',
      'request',
    ])
  })

  test('is served with the strict policy as a response header', async ({ startApp }) => {
    const { page } = await startApp()
    const policy = await page.evaluate(async () => (await fetch('app://outcrop/index.html')).headers.get('content-security-policy'))
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob: attachment:",
      "font-src 'self'",
      "media-src 'self' blob: attachment:",
      "connect-src 'self' attachment:",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-src 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types outcrop',
    ])
  })

  test('lets nothing reach a server, by markup, by script or by navigation', async ({ startApp }) => {
    const hits: string[] = []
    const collector = createServer((request, response) => {
      hits.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
    const address = collector.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    const { page, electronApp } = await startApp()
    await page.evaluate(async (target) => {
      const element = (name: string, attributes: Record<string, string>): void => {
        const node = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) {
          try {
            node.setAttribute(key, value)
          } catch (error) {
            // Trusted Types refuse the address itself; that is one of the walls.
            if (!(error instanceof TypeError)) throw error
          }
        }
        document.body.append(node)
      }
      element('img', { src: `${target}/img` })
      element('img', { srcset: `${target}/srcset 1x` })
      element('link', { rel: 'stylesheet', href: `${target}/css` })
      element('link', { rel: 'prefetch', href: `${target}/prefetch` })
      element('link', { rel: 'preload', as: 'image', href: `${target}/preload` })
      element('iframe', { src: `${target}/iframe` })
      element('object', { data: `${target}/object` })
      element('embed', { src: `${target}/embed` })
      element('video', { src: `${target}/video`, poster: `${target}/poster` })
      element('audio', { src: `${target}/audio`, autoplay: '' })
      element('div', { style: `background:url(${target}/background);height:5px` })
      element('meta', { 'http-equiv': 'refresh', content: `0;url=${target}/refresh` })
      const anchor = document.createElement('a')
      anchor.href = `${target}/link`
      anchor.ping = `${target}/ping`
      document.body.append(anchor)
      anchor.click()
      const form = document.createElement('form')
      form.action = `${target}/form`
      document.body.append(form)
      form.submit()
      navigator.sendBeacon(`${target}/beacon`)
      window.open(`${target}/window`)
      location.href = `${target}/location`
      await fetch(`${target}/fetch`).catch(() => undefined)
      await new Promise((resolve) => {
        const socket = new WebSocket(target.replace('http', 'ws'))
        socket.addEventListener('error', resolve)
        socket.addEventListener('open', resolve)
      }).catch(() => undefined)
    }, origin)
    const isStillThere = await electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`document.querySelector('textarea') !== null && location.href`),
    )
    expect(isStillThere).toBe('app://outcrop/')
    expect(hits).toEqual([])
    expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    await new Promise((resolve) => collector.close(resolve))
  })

  test('refuses a page that asks for what only the preload may ask', async ({ startApp }) => {
    const { page } = await startApp()
    const answers = await page.evaluate(async () => {
      const { request } = Reflect.get(globalThis, 'bridge')
      return Promise.all([
        request('attachments.ingest', { paths: ['/etc/passwd'] }),
        request('__proto__', {}),
        request('conversations.open', { conversationId: '../../etc' }),
        request('links.open', { url: 'file:///etc/passwd' }),
        request('turns.cancel', { turnId: crypto.randomUUID() }),
      ])
    })
    expect(answers.map((answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code))).toEqual([
      'unknown-request',
      'unknown-request',
      'invalid-input',
      'address-refused',
      'ok',
    ])
  })

  test('answers only its own main frame', async ({ startApp }) => {
    const { electronApp } = await startApp()
    const answer = await electronApp.evaluate(async ({ BrowserWindow, app }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { sandbox: true, preload: `${app.getAppPath()}/out/preload/index.cjs` },
      })
      await stranger.loadURL('data:text/html,<p>stranger</p>')
      const result: unknown = await stranger.webContents.executeJavaScript(`bridge.request('app.start', {})`)
      stranger.destroy()
      return result
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } })
  })

  test('shows again by itself after a crash of its page', async ({ startApp }) => {
    const { electronApp } = await startApp()
    const fields = await electronApp.evaluate(
      ({ BrowserWindow }) =>
        new Promise<unknown>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('did-finish-load', () => resolve(contents.executeJavaScript(`document.querySelectorAll('textarea').length`)))
          contents?.forcefullyCrashRenderer()
        }),
    )
    expect(fields).toBe(1)
  })
})
