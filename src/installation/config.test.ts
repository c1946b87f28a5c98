import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { CannotStart } from '#platform/cannot-start.ts'
import { instantInEngland } from '#platform/clock.ts'
import { assert } from '#test/support/assert.ts'
import { publicAddress, readConfig, settings, settingsTable } from './config.ts'

const sentencesOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    assert.ok(error instanceof CannotStart)
    return error.message.split('\n')
  }
}
const secret = 'x'.repeat(32)

test('with nothing set it is a demonstration on port 3000', () => {
  const config = readConfig({})
  assert.equal(config.port, 3000)
  assert.equal(config.mode, 'development')
  assert.equal(config.databaseUrl, null)
  assert.equal(publicAddress(config, 'northbrook.localhost'), 'http://northbrook.localhost:3000')
})

test('an empty setting is one that isn’t set', () => {
  assert.equal(readConfig({ PORT: '', WAYMARK_CLOCK: ' ' }).port, 3000)
})

for (const [env, value] of [
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '30e2'],
  ['HOST', 'two words'],
  ['NODE_ENV', 'prod'],
  ['WAYMARK_CLOCK', '2026-11-20'],
  ['WAYMARK_CLOCK', '2026-02-29T09:00'],
  ['WAYMARK_CLOCK', '2026-11-20T24:30'],
  ['MAIL_FROM', 'Waymark <a@b>\r\nBcc: <c@d>'],
  ['TRUST_PROXY', 'true'],
  ['PUBLIC_ADDRESS', 'https://waymark.example'],
] as const) {
  test(`${env} “${value.replace('\r\n', ' ')}” stops the start with a sentence that names it, the value and what was expected`, () => {
    const [sentence, ...more] = sentencesOf({ [env]: value })
    assert.ok(
      (sentence ?? '').startsWith(`${env} is “${value.split('\r\n')[0] ?? ''}`),
      `said: ${sentence ?? 'nothing'}`,
    )
    if (!value.includes('\n')) assert.deepEqual(more, [])
  })
}

test('WAYMARK_CLOCK in the hour that clocks skip in March stops the start; of the hour that comes twice in October the first is taken', () => {
  for (const WAYMARK_CLOCK of ['2026-03-29T01:00', '2026-03-29T01:30', '2027-03-28T01:59'])
    assert.deepEqual(sentencesOf({ WAYMARK_CLOCK }), [
      `WAYMARK_CLOCK is “${WAYMARK_CLOCK}”, which no clock in England shows: that night they go from 01:00 to 02:00. Choose a time before or after.`,
    ])
  for (const [WAYMARK_CLOCK, instant] of [
    ['2026-03-29T00:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29T02:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25T01:30', '2026-10-25T00:30:00Z'],
  ] as const) {
    const { startClockAt } = readConfig({ WAYMARK_CLOCK })
    assert.ok(startClockAt)
    assert.equal(instantInEngland(startClockAt).toString(), instant)
  }
})

test('every wrong setting gets its sentence at once', () => {
  assert.equal(sentencesOf({ PORT: 'x', HOST: '?', TRUST_PROXY: 'x' }).length, 3)
})

test('a wrong setting that may hold a password is named, not shown', () => {
  for (const [env, value] of [
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATABASE_URL', 'postgres:///postgres?host=/run&password=hunter2'],
    ['SMTP_URL', 'https://a:hunter2@mail'],
    ['WAYMARK_SECRET', 'hunter2'],
  ] as const) {
    const [sentence] = sentencesOf({ [env]: value })
    assert.match(sentence ?? '', new RegExp(`^${env} isn’t `))
    assert.doesNotMatch(sentence ?? '', /hunter2/)
  }
})

test('in production the clock can’t be moved and the secret is needed', () => {
  assert.equal(sentencesOf({ NODE_ENV: 'production', WAYMARK_CLOCK: '2026-11-20T09:00' }).length, 2)
  assert.deepEqual(sentencesOf({ NODE_ENV: 'production', WAYMARK_SECRET: secret }), [])
})

test('links in production are https on the authority’s own host, or as set', () => {
  const production = readConfig({ NODE_ENV: 'production', WAYMARK_SECRET: secret })
  assert.equal(publicAddress(production, 'waymark.northbrook.example'), 'https://waymark.northbrook.example')
  const set = readConfig({ PUBLIC_ADDRESS: 'https://{host}:8443' })
  assert.equal(publicAddress(set, 'a.example'), 'https://a.example:8443')
})

test('docs/operations.md holds the table of settings', async () => {
  const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  assert.ok(page.includes(settingsTable()), `Put this table into docs/operations.md:\n${settingsTable()}`)
  assert.ok(Object.values(settings).every(({ env }) => page.includes(env)))
})
