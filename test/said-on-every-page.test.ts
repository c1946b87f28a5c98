import { describe, test } from 'node:test'
import { explainedWords } from '#rules/words/explained.ts'
import { labelsWith } from '#rules/words/labels.ts'
import { assert } from '#test/support/assert.ts'
import { attribute, type Element, everyElement, squeezed, textOf } from './support/page.ts'
import { pageExamples } from './support/page-examples.ts'
import { wholeAuthority } from './support/whole-authority.ts'

const whole = await wholeAuthority()

type Opened = {
  readonly route: string
  readonly address: string
  readonly title: string
  readonly elements: readonly Element[]
  readonly main: Element
}

/** Every page there is, opened once. */
const pages: readonly Opened[] = await (async () => {
  const opened: Opened[] = []
  for (const { route, address, personId } of await pageExamples(whole)) {
    const { status, page } = await (await whole.browserOf(personId)).get(address)
    assert.equal(status, 200, address)
    const { elements } = page
    const main = elements.find(({ tagName }) => tagName === 'main')
    assert.ok(main)
    opened.push({ route, address, title: page.title, elements, main })
  }
  return opened
})()

const named = (elements: readonly Element[], tag: string) => elements.filter(({ tagName }) => tagName === tag)

describe('a page’s title', () => {
  test('is another’s of no other page', () => {
    const byTitle = Map.groupBy(pages, ({ title }) => title)
    const twice = [...byTitle].flatMap(([title, those]) => {
      const addresses = new Set(those.map(({ address }) => address.replace(/\?.*/, '')))
      return addresses.size > 1 ? [`${title}: ${[...addresses].join(', ')}`] : []
    })
    assert.deepEqual(twice, [])
  })

  test('names the child or the family the page is about', async () => {
    const families = await whole.db.selectFrom('family').select(['id', 'name']).execute()
    const children = await whole.db.selectFrom('child').select(['id', 'name']).execute()
    const called = (kept: readonly { readonly id: number; readonly name: string }[], id: string) =>
      kept.find((each) => String(each.id) === id)?.name ?? ''
    const wrong = pages.flatMap(({ address, title, main }) => {
      const [, kind, id = ''] = /^\/(families|children)\/(\d+)/.exec(address) ?? []
      if (kind === undefined) return []
      const name = called(kind === 'families' ? families : children, id)
      // Whoever may not read the name has the family’s reference.
      const isRead = textOf(main).includes(name)
      return title.includes(name) || (!isRead && /[A-Z]{2}-\d+/.test(title)) ? [] : [`${address}: ${title}`]
    })
    assert.deepEqual(wrong, [])
    const names = [...families, ...children].map(({ name }) => name)
    const aboutSomebody =
      /^\/(actions|hearings|proceedings|private-proceedings|court-filings|urgent-returns|directions|filing|items|documents)\/:/
    const unnamed = pages
      .filter(({ route, main }) => aboutSomebody.test(route) && names.some((name) => textOf(main).includes(name)))
      .filter(({ title }) => !names.some((name) => title.includes(name)) && !/[A-Z]{2}-\d+/.test(title))
    assert.deepEqual(
      unnamed.map(({ address, title }) => `${address}: ${title}`),
      [],
    )
  })

  test('of a list or a search says how many were found', () => {
    const lists = [
      ...['/tracker', '/actions', '/court', '/staffing', '/filing', '/messages', '/meetings', '/overviews'],
      ...['/overview-copies', '/search/:token', '/settings/people', '/families/:id/history', '/children/:id/looks'],
    ]
    for (const list of lists) {
      const shown = pages.filter(({ route }) => route === list)
      assert.ok(shown.length > 0, list)
      for (const { title, address } of shown) assert.match(title, /\b(\d+|no|nobody) /, `${address}: ${title}`)
    }
  })
})

test('every row of every table has a header of its own, and every column', () => {
  const wrong = pages.flatMap(({ address, elements }) =>
    named(elements, 'table').flatMap((table) => {
      const inside = everyElement(table)
      const bodies = named(inside, 'tbody').flatMap((body) => named(everyElement(body), 'tr'))
      const headers = bodies.map((row) => everyElement(row).some((cell) => attribute(cell, 'scope') === 'row'))
      const columns = named(inside, 'th').some((cell) => attribute(cell, 'scope') === 'col')
      return columns && headers.every(Boolean) ? [] : [`${address}: ${squeezed(textOf(table)).slice(0, 80)}`]
    }),
  )
  assert.deepEqual(wrong, [])
  assert.ok(pages.flatMap(({ elements }) => named(elements, 'table')).length > 60)
})

test('no key of a browser or a screen reader is taken', () => {
  const taken = pages.filter(({ elements }) => elements.some((each) => attribute(each, 'accesskey') !== undefined))
  assert.deepEqual(
    taken.map(({ address }) => address),
    [],
  )
})

test('TM-04 a meeting’s item has a second way past the agenda: to what was said', () => {
  const items = pages.filter(({ route }) => route === '/meetings/:date/items/:item')
  assert.ok(items.length > 3)
  for (const { elements, address } of items) {
    const [first, second] = elements.filter((each) => (attribute(each, 'class') ?? '').includes('govuk-skip-link'))
    assert.ok(first && second, address)
    const target = (attribute(second, 'href') ?? '').slice(1)
    assert.match(textOf(second), /^Skip to what (was said|is recorded)$/)
    assert.ok(
      elements.some((each) => attribute(each, 'id') === target),
      `${address}: ${target}`,
    )
  }
})

describe('the words that stop somebody new are explained where they stand', () => {
  const words = explainedWords(labelsWith(new Map()))

  /** Words of running text, where a link can stand: not in links, buttons, headings, pictures, and not unseen. */
  function running(element: Element): string {
    const isUnseen = /visually-hidden|waymark-strip|waymark-saved|error-message/.test(attribute(element, 'class') ?? '')
    const own = attribute(element, 'class') === 'waymark-word'
    if (
      !own &&
      (isUnseen ||
        /^(a|button|summary|details|nav|option|select|textarea|svg|script|thead|caption|h[1-4])$/.test(element.tagName))
    )
      return ' '
    return element.childNodes.map((child) => ('tagName' in child ? running(child) : textOf(child))).join('\u0000')
  }

  const formOf = (forms: readonly string[]) =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|').replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`, 'iu')

  test('each at its first use on a page, with its meaning on the same page and the way back', () => {
    const explained = new Set<string>()
    const wrong = pages
      .filter(({ route }) => route !== '/help')
      .flatMap(({ address, main, elements }) => {
        const ids = new Map(elements.map((each) => [attribute(each, 'id'), each]))
        return words.flatMap(({ key, forms }) => {
          const stands = formOf(forms).test(running(main))
          const links = elements.filter((each) => attribute(each, 'href') === `#word-${key}`)
          const meaning = ids.get(`word-${key}`)
          if (links.length > 0) explained.add(key)
          if (!stands) return links.length === 0 ? [] : [`${address}: ${key} leads to its meaning, and isn’t there`]
          const back = elements.some((each) => attribute(each, 'href') === `#used-${key}`)
          const isRight = links.length === 1 && meaning !== undefined && back && ids.has(`used-${key}`)
          return isRight ? [] : [`${address}: ${key}: ${links.length} links`]
        })
      })
    assert.deepEqual(wrong, [])
    assert.ok(explained.size >= 20, `${explained.size}: ${[...explained].join(', ')}`)
  })

  test('those the field’s glossary warns of are among them', () => {
    const terms = words.map(({ term, forms }) => `${term} ${forms.join(' ')}`).join('\n')
    for (const stops of [
      ...['step out', 'step down', 'viability assessment', 'Legal Gateway', 'PLO', 'Midpoint', 'Threshold'],
      ...['section 20', 'issue', 'Case Progression', 'Legal Overview', 'IRH', 'CMH', 'FGC', 'Pre-proceedings'],
      ...['Extension', 'urgent return', '16-week maximum', 'Drift', 'Letter before proceedings', 'Section 31'],
    ])
      assert.match(terms, new RegExp(stops, 'i'), stops)
  })
})
