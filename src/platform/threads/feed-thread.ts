import { once } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** What is sent for each time the thread asks: the next page, that there is none, or that it can't be made. */
type Fed<Page> = { readonly page: Page } | 'no more' | 'broken'

/** Pages on their way to a thread. */
export type Feed = {
  /** Goes to the thread, which reads from it with `fedPages`. */
  readonly port: MessagePort
  /** Rejects with what making a page threw; never resolves. */
  readonly failed: Promise<never>
  /** Nothing is asked for any more: what makes the pages is told to stop. */
  readonly end: () => Promise<void>
}

/**
 * Hands pages to a thread as it asks for them, so that none is made before it has begun; while it works on one the next is made, and no more
 * than that is held here.
 */
export function feedThread(pages: AsyncGenerator): Feed {
  const { port1: ours, port2: port } = new MessageChannel()
  const { promise: failed, reject } = Promise.withResolvers<never>()
  // Whoever waits for the thread's answer hears of it; nobody else need.
  failed.catch(() => undefined)
  let ahead: ReturnType<typeof pages.next> | null = null
  const answer = async (): Promise<void> => {
    const next = await (ahead ?? pages.next())
    ours.postMessage((next.done === true ? 'no more' : { page: next.value }) satisfies Fed<unknown>)
    if (next.done === true) return
    ahead = pages.next()
    // Told when the thread asks for it.
    ahead.catch(() => undefined)
  }
  const broken = (error: unknown): void => {
    reject(error)
    ours.postMessage('broken' satisfies Fed<unknown>)
  }
  ours.on('message', () => void answer().catch(broken))
  return {
    port,
    failed,
    end: async () => {
      ours.close()
      await pages.return(undefined)
    },
  }
}

/** The thread's side: the pages it is fed, asked for one after another. */
export async function* fedPages<Page>(port: MessagePort): AsyncGenerator<Page> {
  for (;;) {
    const answered: Promise<unknown[]> = once(port, 'message')
    port.postMessage('more')
    // The only sender is feedThread, which is handed pages of this very type.
    const [fed] = (await answered) as [Fed<Page>]
    if (typeof fed === 'object') {
      yield fed.page
      continue
    }
    port.close()
    if (fed === 'no more') return
    throw new Error('A page could not be made.')
  }
}
