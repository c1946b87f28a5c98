import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { assert } from '#test/support/assert.ts'
import { compressed, encodingFor } from './compress.ts'

for (const [accepted, encoding] of [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0, gzip; q=0', null],
  ['identity', null],
  ['xbr', null],
  ['', null],
  [undefined, null],
] as const)
  test(`Accept-Encoding “${accepted ?? 'not sent'}” is answered in ${encoding ?? 'plain'}`, () => {
    assert.equal(encodingFor(accepted), encoding)
  })

test('what is compressed comes out as it went in, and much shorter', async () => {
  const page = Buffer.from('<p class="govuk-body">Cara Adeyemi – Łukasz</p>'.repeat(2_000))
  for (const effort of ['once', 'kept'] as const) {
    const [short, zipped] = [await compressed(page, 'br', effort), await compressed(page, 'gzip', effort)]
    assert.deepEqual(brotliDecompressSync(short), page)
    assert.deepEqual(gunzipSync(zipped), page)
    assert.ok(short.length < page.length / 20)
  }
})
