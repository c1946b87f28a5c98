import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import type { PageForm } from './support/page.ts'
import { pageExamples } from './support/page-examples.ts'
import { wholeAuthority } from './support/whole-authority.ts'

const whole = await wholeAuthority()
const oneEach = new Map((await pageExamples(whole)).toReversed().map((example) => [example.route, example] as const))
const examples = [...oneEach.values()]
  .toReversed()
  .flatMap(({ personId, ...page }) => (personId === null ? [] : [{ personId, ...page }]))

/** Done, asked to approve what moves, refused, nothing there, somebody was first, mistakes. */
const lawful = [303, 200, 403, 404, 409, 422]
const inTheFrame = new Set(['/sign-out', '/search'])
const isOurs = (name: string) => name.startsWith('_') || name.startsWith('version')

/** Every field of a form filled with what somebody careless, or somebody who means harm, could send in it. */
const nonsense: Readonly<Record<string, () => string>> = {
  nothing: () => '',
  'far too much': () => 'x'.repeat(10_000),
  'ids of nobody': () => '999999999',
  'numbers out of bounds': () => '-99999999999999999999',
  'dates that don’t exist': () => '30/2/2026',
  'dates a hundred years off': () => '1/1/2126',
  'years of five digits': () => '1/1/20267',
  'signs of other trades': () => `<script>alert(1)</script>'; drop table child; -- \u0000\u202E =1+1`,
}

const browsers = new Map<number, ReturnType<typeof whole.as>>()
function browserOf(personId: number) {
  const known = browsers.get(personId) ?? whole.as(personId)
  browsers.set(personId, known)
  return known
}

let sent = 0
/** The form as a browser would send it once, with these words in its fields. */
function filled(form: PageForm, fill: () => string) {
  sent += 1
  const fields = [...form.fields].map(([name, values]) => [name, isOurs(name) ? values : fill()] as const)
  return { ...Object.fromEntries(fields), _once: `once ${sent}` }
}

describe('SEC-05 every form answers whatever is sent with a sentence, never with a fault', () => {
  for (const { route, address, personId } of examples)
    test(`${route} at ${address}`, async () => {
      const browser = await browserOf(personId)
      const { page } = await browser.get(address)
      const forms = page.forms.filter(({ action, method }) => method === 'post' && !inTheFrame.has(action))
      for (const form of forms)
        for (const [what, fill] of Object.entries(nonsense)) {
          const answer = await browser.post(form.action === '' ? address : form.action, filled(form, fill))
          const { heading, errors, ids } = answer.page
          assert.ok(lawful.includes(answer.status), `${what}, sent to ${form.action}: ${answer.status} ${heading}`)
          assert.ok(answer.status !== 422 || errors.length > 0, `${what}: no sentence says what is wrong`)
          const lost = errors.filter(({ href }) => !ids.has(href.slice(1)))
          assert.deepEqual(lost, [], `${what}: a mistake leads to no field`)
        }
    })
})

describe('SEC-05 a form sent as it stands is answered with no more than one connection to the database: a save that needs two can wait for itself', async () => {
  const single = await whole.anotherProcess({ connections: 1, waitFor: 10_000 })
  for (const { route, address, personId } of examples)
    test(route, async () => {
      const browser = await single.as(personId)
      const { page } = await browser.get(address)
      for (const form of page.forms.filter(({ action, method }) => method === 'post' && !inTheFrame.has(action))) {
        const answer = await browser.post(form.action === '' ? address : form.action, Object.fromEntries(form.fields))
        assert.ok(lawful.includes(answer.status), `${form.action}: ${answer.status} ${answer.page.heading}`)
      }
    })
})

const oddAddresses = [
  'page=-1',
  'page=99999',
  'page=%00',
  'page=1.5&team=%00&stage=constructor&due=__proto__&order=x&waiting=%F0',
]

describe('SEC-05 every page is there whatever else its address says', () => {
  for (const { route, address, personId } of examples)
    test(route, async () => {
      const browser = await browserOf(personId)
      for (const odd of oddAddresses) {
        const { status } = await browser.get(
          `${address}?${odd}&show=${'x'.repeat(1_000)}&whose=toString&year=99999&name=%00`,
        )
        assert.ok(status < 500, `${odd}: ${status}`)
      }
      const nobodys = address.replaceAll(/\d+/g, '999999999')
      assert.ok((await browser.get(nobodys)).status < 500, nobodys)
    })
})
