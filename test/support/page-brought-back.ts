import { createServer, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, CDPSession } from 'playwright-core'
import { patience } from './browser.ts'

/**
 * The server at another port, without the cookie that says that something was saved: where a cookie changes, Chromium asks for a page anew instead
 * of bringing it back. Other browsers bring it back all the same.
 */
export async function withoutSavedCookie(port: string, cookie: string) {
  const front = createServer((asked, answer) => {
    const { method, url: path, headers } = asked
    const behind = request({ host: '127.0.0.1', port, method, path, headers }, (given) => {
      const set = given.headers['set-cookie']?.filter((each) => !each.startsWith(`${cookie}=`)) ?? []
      answer.writeHead(given.statusCode ?? 500, { ...given.headers, 'set-cookie': set })
      given.pipe(answer)
    })
    asked.pipe(behind)
  })
  await new Promise<void>((resolve) => void front.listen(0, '127.0.0.1', resolve))
  const address = front.address()
  if (address === null || typeof address === 'string') throw new Error('the front has no port')
  return { port: String(address.port), close: () => (front.closeAllConnections(), front.close()) }
}

/**
 * A tab asked by the browser's own protocol, which goes on after a page was brought back, where Playwright's page doesn't. The page says itself
 * how it came, in `data-brought-back`.
 */
export async function openTab(context: BrowserContext) {
  const page = await context.newPage()
  await page.addInitScript(
    `addEventListener('pageshow', ({ persisted }) => { document.documentElement.dataset.broughtBack = String(persisted) })`,
  )
  const session = await context.newCDPSession(page)
  await session.send('Page.enable')
  const ask = (expression: string) => evaluate(session, expression)
  return { page, ask, until: (expression: string) => waitFor(ask, expression) }
}

async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression })
  return result.value
}

/** Until it is so on whatever page stands there by then. */
async function waitFor(ask: (expression: string) => Promise<unknown>, expression: string): Promise<void> {
  const giveUp = performance.now() + patience
  // Between two pages there is nobody to ask.
  while ((await ask(`Boolean(${expression})`).catch(() => false)) !== true) {
    if (performance.now() > giveUp) throw new Error(`never: ${expression}`)
    await pause(50)
  }
}
