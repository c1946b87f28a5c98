import type { Place, Who } from '../data/people-and-places.ts'
import { type At, type Browser, signIn } from '../product/browser.ts'

/** One browser for each who, signed in when first asked for. */
export function sessions(at: At, people: Place['people']): (who: Who) => Promise<Browser> {
  const open = new Map<Who, Promise<Browser>>()
  return (who) => {
    const browser = open.get(who) ?? signIn(at, people[who])
    open.set(who, browser)
    return browser
  }
}
