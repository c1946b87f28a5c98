import { describe, test } from 'node:test'
import { chanceFrom } from '#demonstration/chance.ts'
import { cookieHash } from '#records/access/sessions.ts'
import { assert } from '#test/support/assert.ts'
import { asItIs, fillIn, type Typed } from './simulate/fill-in.ts'
import { type Control, type FormToFill, formsIn } from './simulate/page-to-fill.ts'
import { errorsAstray } from './support/errors-named.ts'
import type { PageForm } from './support/page.ts'
import { pageExamples } from './support/page-examples.ts'
import { testDay } from './support/test-day.ts'
import { wholeAuthority } from './support/whole-authority.ts'
import { isWide } from './support/wide.ts'

const whole = await wholeAuthority()
const { db, clock, browserOf } = whole
const every = await pageExamples(whole)
const oneEach = new Map(every.toReversed().map((example) => [example.route, example] as const))
const examples = [...oneEach.values()]
  .toReversed()
  .flatMap(({ personId, ...page }) => (personId === null ? [] : [{ personId, ...page }]))

/** Done, asked to approve what moves, refused, nothing there, somebody was first, mistakes. */
const lawful = [303, 200, 403, 404, 409, 422]
const inTheFrame = new Set(['/sign-out', '/search'])
const isOurs = (name: string) => name.startsWith('_') || name.startsWith('version')

/** Every field of a form filled with what somebody careless, or somebody who means harm, could send in it. */
const nonsense = {
  nothing: () => '',
  'far too much': () => 'x'.repeat(10_000),
  'ids of nobody': () => '999999999',
  'numbers out of bounds': () => '-99999999999999999999',
  'dates that don’t exist': () => '30/2/2026',
  'dates a hundred years off': () => '1/1/2126',
  'years of five digits': () => '1/1/20267',
  'signs of other trades': () => `<script>alert(1)</script>'; drop table child; -- \u0000\u202E =1+1`,
}

/** What somebody fills in that can be kept: a file can't. */
const kept = ({ controls }: FormToFill) => controls.filter(({ kind }) => kind !== 'hidden' && kind !== 'file')

/** What a form sends along unseen. */
const unseen = ({ controls }: FormToFill): Typed =>
  Object.fromEntries(
    [...Map.groupBy(controls, ({ name }) => name)].flatMap(([name, all]) =>
      all.every(({ kind }) => kind === 'hidden') ? [[name, all.map(({ value }) => value)]] : [],
    ),
  )

/** What stands in a control. */
const standsIn = ({ kind, choices, value }: Control): readonly string[] =>
  kind === 'radios' || kind === 'boxes'
    ? choices.filter(({ isChosen }) => isChosen).map((choice) => choice.value)
    : [value]

/** What a sheet of a workbook holds changes what else is asked of it. */
const given = [[/^(kind|row)-\d/, asItIs]] as const

const oneLine = (values: readonly string[]): readonly string[] =>
  values.filter((value) => value !== '').map((value) => value.replaceAll('\r\n', '\n'))

describe('SEC-05 every form of more than one field keeps what is typed in it, and has it again after a session ran out', () => {
  const seen = new Set<string>()
  for (const { address, personId } of every)
    test(address, async () => {
      if (personId === null) return
      const browser = await browserOf(personId)
      const session = db.updateTable('session').where('idHash', '=', cookieHash(browser.cookie().replace(/^.*?=/, '')))
      const lastSeen = (minutesAgo: number) =>
        session.set({ lastSeenAt: clock.now().subtract({ minutes: minutesAgo }) })
      for (const form of formsIn((await browser.get(address)).page.elements, address)) {
        const asked = kept(form)
        const kind = `${form.action} ${asked.map(({ name }) => name).join(' ')}`.replaceAll(/\d{4}-\d\d-\d\d|\d+/g, '#')
        if (asked.length < 2 || seen.has(kind)) continue
        seen.add(kind)
        assert.ok(form.controls.some(({ name }) => name === '_draft'), `${form.action} asks ${asked.length} things and keeps no draft`) // prettier-ignore
        const how = {
          today: testDay,
          address,
          first: 1,
          given,
          names: [],
          isSecondTry: false,
          care: 'sensible',
        } as const
        const { typed } = fillIn(form, { ...how, chance: chanceFrom(kind) })
        await lastSeen(45).execute()
        const out = await browser.post(form.action, { ...unseen(form), ...typed })
        await lastSeen(0).execute()
        assert.deepEqual([out.status, out.page.heading], [403, 'Sign in to save this'])
        const signIn = out.page.links.find(({ text }) => text === 'Sign in')?.href ?? ''
        const back = await browser.get(new URLSearchParams(signIn.replace(/^[^?]*/, '')).get('to') ?? '')
        const again = formsIn(back.page.elements, address).find(
          (each) => each.action === form.action && kept(each).length > 1,
        )
        assert.ok(again, `${form.action} isn’t there again: ${back.status} ${back.page.heading}`)
        for (const [name, values] of Object.entries(typed)) {
          const control: Control | undefined = again.controls.find((each) => each.name === name)
          assert.deepEqual(
            oneLine(control === undefined ? [] : standsIn(control)),
            oneLine(values),
            `${form.action}: ${name}`,
          )
        }
      }
    })
})

let sent = 0
/** The form as a browser would send it once, with these words in its fields: the first gets the first of them, and so on round. */
function filled(form: PageForm, fill: readonly (() => string)[]) {
  sent += 1
  const fields = [...form.fields].map(([name, values], at) => [name, isOurs(name) ? values : (fill[at % fill.length]?.() ?? '')] as const) // prettier-ignore
  return { ...Object.fromEntries(fields), _once: `once ${sent}` }
}

const { nothing, ...something } = nonsense
const kinds = Object.values(something)
/** At every change each field is sent nothing and two kinds of nonsense, beside others with others; before a release all fields each kind. */
const fillings: readonly (readonly [string, readonly (() => string)[]])[] = isWide
  ? Object.entries(nonsense).map(([what, fill]) => [what, [fill]])
  : [
      ['nothing', [nothing]],
      ['nonsense of all kinds', kinds],
      ['nonsense of all kinds, in other fields', [...kinds.slice(3), ...kinds.slice(0, 3)]],
    ]

describe('SEC-05 every form answers whatever is sent with a sentence, never with a fault', () => {
  for (const { route, address, personId } of examples)
    test(`${route} at ${address}`, async () => {
      const browser = await browserOf(personId)
      const { page } = await browser.get(address)
      const forms = page.forms.filter(({ action, method }) => method === 'post' && !inTheFrame.has(action))
      for (const form of forms)
        for (const [what, fill] of fillings) {
          const answer = await browser.post(form.action === '' ? address : form.action, filled(form, fill))
          const { heading, errors } = answer.page
          assert.ok(lawful.includes(answer.status), `${what}, sent to ${form.action}: ${answer.status} ${heading}`)
          assert.ok(answer.status !== 422 || errors.length > 0, `${what}: no sentence says what is wrong`)
          if (errors.length > 0) assert.deepEqual(errorsAstray(answer.page), [], `${what}, sent to ${form.action}`)
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
  'page=1.5',
  'page=2&team=%00&stage=constructor&due=__proto__&order=x&waiting=%F0',
]

describe('SEC-05 every page is there whatever else its address says', () => {
  for (const [at, { route, address, personId }] of examples.entries())
    test(route, async () => {
      const browser = await browserOf(personId)
      // At every change each page is asked two of them, in turn; before a release all.
      const asked = isWide ? oddAddresses : [0, 1].map((turn) => oddAddresses[(at + turn) % oddAddresses.length] ?? '')
      for (const odd of asked) {
        const { status } = await browser.get(
          `${address}?${odd}&show=${'x'.repeat(1_000)}&whose=toString&year=99999&name=%00`,
        )
        assert.ok(status < 500, `${odd}: ${status}`)
      }
      const nobodys = address.replaceAll(/\d+/g, '999999999')
      if (nobodys !== address) assert.ok((await browser.get(nobodys)).status < 500, nobodys)
    })
})

/** Each choice as somebody makes it who takes the first, or the last, of what is offered, ticks everything and writes nothing. */
const onlyChosen = (form: FormToFill, which: 0 | -1): Typed =>
  Object.fromEntries(
    kept(form).map(({ name, kind, choices }) => {
      const values = choices.map(({ value }) => value).filter((value) => value !== '')
      return [name, kind === 'boxes' ? values : [values.at(which) ?? '']]
    }),
  )

// Last in this file: what can be saved so is saved.
describe('SEC-05 whatever is chosen and nothing written: each mistake is said at its box and names it as it is labelled', () => {
  const seen = new Set<string>()
  for (const { route, address, personId } of examples)
    test(route, async () => {
      const browser = await browserOf(personId)
      const forms = formsIn((await browser.get(address)).page.elements, address)
      for (const form of forms)
        for (const which of [0, -1] as const) {
          const kind = `${form.action} ${which}`.replaceAll(/\d+/g, '#')
          if (form.withFile || seen.has(kind)) continue
          seen.add(kind)
          sent += 1
          const typed: Typed = { ...unseen(form), ...onlyChosen(form, which), _once: [`once ${sent}`] }
          const answer = await browser.post(form.action, typed)
          assert.ok(lawful.includes(answer.status), `${form.action}: ${answer.status} ${answer.page.heading}`)
          assert.deepEqual(errorsAstray(answer.page), [], form.action)
          const copy = typed['_draft']
          if (answer.status !== 422 || copy === undefined) continue
          const again = formsIn(answer.page.elements, address).find((each) => each.action === form.action)
          assert.deepEqual(again && unseen(again)['_draft'], copy, `${form.action} comes back as another copy, or none`)
        }
    })
})
