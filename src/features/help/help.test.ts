import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { labelsWith } from '#rules/words/labels.ts'
import { glossary } from './glossary.ts'

const waymark = await openWaymark('2026-11-20T09:00')

describe('the footer’s pages', () => {
  for (const [path, heading] of [
    ['/help', 'Help and glossary'],
    ['/accessibility', 'Accessibility statement'],
    ['/privacy', 'Privacy and cookies'],
  ] as const) {
    test(`SEC-02 ${path} is there for anyone at an authority, linked from every page, and for nobody elsewhere`, async () => {
      const opened = await waymark.browser().get(path)
      assert.equal(opened.status, 200)
      assert.equal(opened.page.heading, heading)
      assert.ok((await waymark.browser().get('/sign-in')).page.links.some(({ href }) => href === path))
      const elsewhere = await waymark.server.inject({ url: path, headers: { host: 'elsewhere.example' } })
      assert.equal(elsewhere.statusCode, 404)
      assert.match(elsewhere.body, /No service at this address/)
      assert.doesNotMatch(elsewhere.body, /northbrook/i)
    })
  }

  test('SEC-05 the cookie that is told of is the one that is set, and there is no other', async () => {
    const browser = waymark.browser()
    const { headers, page } = await browser.get('/privacy')
    const set = [headers['set-cookie']].flat()
    assert.equal(set.length, 1)
    assert.equal(page.rows[1]?.[0], String(set[0]).split('=')[0])
  })

  test('PP-02 the clock is explained with dates the rules themselves count', async () => {
    const { page } = await waymark.browser().get('/help')
    assert.match(
      page.text,
      /decision on Monday 7 September 2026 the midpoint review is due by Monday 19 October 2026 .*final review by Monday 30 November 2026 .*goes past Monday 28 December 2026/,
    )
  })

  test('SET-03 the glossary is in order, each word once, in the words of the screens', () => {
    const words = glossary(labelsWith(new Map()))
    const terms = words.map(({ term }) => term)
    assert.deepEqual(
      terms,
      [...new Set(terms)].toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })),
    )
    for (const { meaning } of words) {
      assert.match(meaning, /\.$/)
      assert.doesNotMatch(meaning, /sitting|ceiling|\blimit\b|failed|non-compliant/i)
    }
  })
})
