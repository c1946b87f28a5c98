import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { assetNames, assetPath, assetsFolder } from '#govuk/assets.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
await aFamily(db, place, 'Begum', [{ name: 'Safiya Begum', bornOn: '2024-01-02', decidedOn: '2026-10-12' }])
const person = await waymark.as(place.people.panelAdministrator)
const ask = (url: string, encoding: string) =>
  person.send('GET', url, undefined, { 'accept-encoding': encoding, host: 'northbrook.localhost' })
const bytesOf = async (url: string) => (await ask(url, 'gzip')).bytes.length

test('a page is sent in brotli or gzip as the browser takes it, else plain', async () => {
  const [brotli, zipped, plain] = [
    await ask('/tracker', 'gzip, br'),
    await ask('/tracker', 'gzip'),
    await ask('/tracker', ''),
  ]
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.equal(zipped.headers['content-encoding'], 'gzip')
  assert.equal(plain.headers['content-encoding'], undefined)
  for (const { headers } of [brotli, zipped, plain]) assert.equal(headers['vary'], 'accept-encoding')
  for (const text of [brotliDecompressSync(brotli.bytes), gunzipSync(zipped.bytes), plain.bytes])
    assert.match(text.toString(), /Safiya/)
})

test('SEC-05 the token of a form is another text on every page, and each is taken', async () => {
  const tokenOf = async () =>
    (await person.get('/settings')).page.forms
      .find(({ action }) => action === '/sign-out')
      ?.fields.get('_token')?.[0] ?? ''
  const [one, other] = [await tokenOf(), await tokenOf()]
  assert.notEqual(one, other)
  assert.notEqual(one.slice(0, 8), other.slice(0, 8))
  for (const _token of [one, other]) {
    const found = await person.post('/search', { _token, q: 'Begum' })
    assert.equal(found.status, 303)
  }
  for (const _token of ['', 'x', one.slice(1), `${one}A`, one.toLowerCase()])
    assert.equal((await person.post('/search', { _token, q: 'Begum' })).status, 403, _token)
})

test('SEC-05 each form of a page has a token of its own: what one of them led to is no answer to another', async () => {
  const manager = await waymark.as(place.people.courtQaManager)
  for (const address of ['/', '/tracker', '/settings/meetings', '/meetings/2026-11-23']) {
    const { page, status } = await manager.get(address)
    const sent = page.forms.flatMap(({ fields }) => fields.get('_once') ?? [])
    assert.equal(status, 200, address)
    assert.ok(sent.length >= 2, address)
    assert.deepEqual(sent, [...new Set(sent)], address)
  }
})

test('SEC-05 a compressed page’s length changes by chance', async () => {
  const lengths = new Set<number>()
  for (let at = 0; at < 12; at += 1) lengths.add(String((await ask('/settings', 'br')).headers['x-filler']).length)
  assert.ok(lengths.size > 4, [...lengths].join())
})

for (const name of assetNames)
  test(`${name} is kept by browsers for a year, compressed where that makes it shorter`, async () => {
    const content = readFileSync(`${assetsFolder}/${name}`)
    const plain = await ask(assetPath(name), '')
    assert.equal(plain.status, 200)
    assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.deepEqual(plain.bytes, content)
    assert.match(
      String(plain.headers['vary']),
      /accept-encoding/i,
      'nobody in between gives one browser’s answer to another',
    )
    const brotli = await ask(assetPath(name), 'br, gzip')
    assert.equal(brotli.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.match(String(brotli.headers['vary']), /accept-encoding/i)
    // A typeface is compressed already.
    const encoding = name.endsWith('.woff2') ? undefined : 'br'
    assert.equal(brotli.headers['content-encoding'], encoding)
    assert.deepEqual(encoding === undefined ? brotli.bytes : brotliDecompressSync(brotli.bytes), content)
  })

test('an asset of another version is not kept; what is no asset isn’t there', async () => {
  const other = await ask('/assets/0123456789ab/waymark.css', '')
  assert.equal(other.status, 200)
  assert.equal(other.headers['cache-control'], 'no-store')
  for (const name of ['nothing.css', '..%2Fassets.ts', 'waymark.scss', 'icon.svg/x'])
    assert.equal((await ask(`/assets/0123456789ab/${name}`, '')).status, 404, name)
})

test('the first page with all it needs is at most 100 kB by gzip, every further one 20 kB', async () => {
  const page = await bytesOf(`/tracker`)
  let first = page
  for (const name of assetNames) first += await bytesOf(assetPath(name))
  assert.ok(first <= 100_000, `${first} bytes`)
  assert.ok(page <= 20_000, `${page} bytes`)
})
