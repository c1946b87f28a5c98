import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readPage } from '#test/support/page.ts'
import { openWaymark } from '#test/support/waymark.ts'

const { server } = await openWaymark('2026-11-20T09:00')
const get = (url: string, host = 'northbrook.localhost') => server.inject({ url, headers: { host } })
const open = async (url: string) => {
  const answer = await get(url)
  return { status: answer.statusCode, page: readPage(answer.body) }
}

test('PP-02 /dates and /dates.json answer anyone, on every host', async () => {
  for (const host of ['northbrook.localhost', 'elsewhere.example', 'localhost:3000']) {
    assert.equal((await get('/dates', host)).statusCode, 200)
    const answer = await get('/dates.json?decision=2026-09-07', host)
    assert.equal(answer.statusCode, 200)
    assert.match(String(answer.headers['content-type']), /^application\/json/)
    assert.deepEqual(answer.json(), {
      decision: '2026-09-07',
      midpoint: { point: '2026-10-19', sitting: '2026-10-19' },
      final: { point: '2026-11-30', sitting: '2026-11-30' },
      ceiling: { point: '2026-12-28', sitting: '2026-12-21' },
    })
    assert.doesNotMatch((await get('/dates?decision=2026-09-07', 'elsewhere.example')).body, /northbrook/i)
  }
})

test('CT-01 /dates.json answers a mistake with 400 and a sentence, still as JSON', async () => {
  for (const query of ['', '?decision=2026-02-29', '?decision=2026-09-07&issue=2026-09-07', '?decision=%E0%A4%A']) {
    const answer = await get(`/dates.json${query}`)
    assert.equal(answer.statusCode, 400)
    assert.match(String(answer.headers['content-type']), /^application\/json/)
    assert.match(answer.json<{ error: string }>().error, /^(Ask|The) .*\.$/)
  }
})

test('PP-10 a day typed as people write it is answered with every date and its reason', async () => {
  for (const typed of ['13/4/2026', '13 April 2026', '2026-04-13']) {
    const { status, page } = await open(`/dates?decision=${encodeURIComponent(typed)}&issue=`)
    assert.equal(status, 200)
    assert.deepEqual(page.rows[2], [
      ...['Midpoint review meeting', 'Mon 18 May 2026', '6-week date, Mon 25 May 2026'],
      'The last meeting on or before the 6-week date',
      '7 days before the 6-week date; the next is Tue 26 May 2026 instead of Mon 25 May 2026 (Spring bank holiday)',
    ])
    assert.doesNotMatch(page.text, /sitting|\bpoint|limit|ceiling/i)
  }
})

test('CT-01 an issue date is answered with the Outline, naming the bank holidays skipped', async () => {
  const { page } = await open('/dates?decision=&issue=11%2F12%2F2026')
  assert.equal(page.rows.length, 8)
  const day12 = page.rows[3] ?? []
  assert.deepEqual(day12.slice(0, 2), ['Day 12', 'Wed 30 Dec 2026'])
  assert.match(
    day12[4] ?? '',
    /^11 working days; weekends and 2 bank holidays skipped: Fri 25 Dec 2026 \(Christmas Day\), Mon 28 Dec 2026/,
  )
})

test('SEC-05 a mistake is said at its field, and what was typed stays', async () => {
  const wrong = await open('/dates?decision=29%2F2%2F2026&issue=')
  assert.equal(wrong.status, 400)
  assert.deepEqual(wrong.page.errors, [
    { text: 'Day of the decision must be a real date, like 19 10 2026', href: '#decision' },
  ])
  assert.deepEqual(wrong.page.forms.at(-1)?.fields.get('decision'), ['29/2/2026'])
  assert.match(wrong.page.title, /^Error: /)
  assert.equal((await open('/dates?decision=&issue=')).page.errors[0]?.href, '#decision')
  assert.equal((await open('/dates?decision=1%2F6%2F2026&issue=1%2F6%2F2026')).page.errors[0]?.href, '#issue')
})

test('CT-01 days past the published bank holidays are marked provisional, counts of every day are not', async () => {
  const { page } = await open('/dates?issue=2028-12-11')
  assert.match(page.text, /Bank holidays are known from .* to Sunday 31 December 2028/)
  assert.deepEqual(page.rows[4]?.slice(0, 2), ['Day 18', 'Fri 5 Jan 2029 Provisional'])
  assert.deepEqual(page.rows[6]?.slice(0, 2), ['20 weeks', 'Mon 30 Apr 2029'])
})
