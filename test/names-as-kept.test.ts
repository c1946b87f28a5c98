import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from './support/assert.ts'
import { dateFields } from './support/date-fields.ts'
import { aFamily } from './support/small-authority.ts'
import { openWaymark } from './support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place, owner } = waymark
const { people, services, teams, seriesId } = place
const { familyId, children } = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Baby of Amina', expectedOn: '2026-11-20', decidedOn: '2026-10-12' },
])
const [una, baby] = children.map(({ childId }) => childId)

/** A name as somebody pastes it: turned round, with spaces, hyphens and joiners that nobody sees. */
const pasted = (name: string) => `\u202E${name.slice(0, 1)}\u200B${name.slice(1)}\u00AD\u2069\u2060 `

/** What no name holds: what turns the words around it, and what can’t be seen. */
const unseen = '[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]'

/** The rows of whatever table that hold such a mark, and those that hold these words. */
async function found(words: string): Promise<{ readonly odd: readonly string[]; readonly kept: readonly string[] }> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'draft' order by 1`.execute(
    owner,
  )
  const asked = tables.rows.map(
    ({ name }) => sql`select ${name}::text as name, t::text as said from ${sql.table(name)} t where t::text ~ ${unseen} or strpos(t::text, ${words}) > 0`, // prettier-ignore
  )
  const { rows } = await sql<{ name: string; said: string }>`${sql.join(asked, sql` union all `)}`.execute(owner)
  const odd = rows.filter(({ said }) => new RegExp(unseen, 'u').test(said))
  return {
    odd: odd.map(({ name, said }) => `${name}: ${said.slice(0, 200)}`),
    kept: rows.filter(({ said }) => said.includes(words)).map(({ name }) => name),
  }
}

const series = `/settings/meetings/${seriesId}/change`
const { id: seat } = await db.selectFrom('coreSeat').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
const { panelAdministrator, solicitor, administrator, teamManager } = people

/** Who names what, where; each name is another. */
const named: readonly (readonly [string, number, string, Record<string, string>, readonly string[]])[] = [
  ['a family', panelAdministrator, `/families/${familyId}/name`, {}, ['familyName']],
  ['a child, and who speaks for it', panelAdministrator, `/children/${una ?? 0}/details`, {}, ['name', 'reviewingOfficer', 'guardian']], // prettier-ignore
  ['a child that is born, and a twin', panelAdministrator, `/children/${baby ?? 0}/birth`, dateFields('bornOn', '2026-11-20'), ['name', 'twin']], // prettier-ignore
  ['a parent', panelAdministrator, `/families/${familyId}/people/new`, { [`relationship-${una ?? 0}`]: 'Mother' }, ['name']], // prettier-ignore
  ['a court and a judge', solicitor, `/families/${familyId}/proceedings/new`, { [`in-${una ?? 0}`]: 'yes', [`application-${una ?? 0}`]: 'Care order' }, ['court', 'judge']], // prettier-ignore
  ['a view of the tracker', teamManager, '/tracker/views/new?view=table', {}, ['name']],
  ['a person', administrator, '/settings/people/add', { role: 'clinic-lead', ...dateFields('startsOn', '2026-11-23') }, ['name']], // prettier-ignore
  ['a service', administrator, `/settings/services/${services.operational}`, {}, ['name']],
  ['a team', administrator, `/settings/teams/${teams.west}`, {}, ['name']],
  ['a meeting', administrator, series, {}, ['name']],
  ['a seat', administrator, `/settings/seats/${seat}/name`, {}, ['label']],
  ['the directorate', administrator, '/settings/names/directorate', {}, ['text']],
  ['a day on which the council is closed', administrator, '/settings/calendar/closure-days/add', dateFields('on', '2027-02-12'), ['title']], // prettier-ignore
]

for (const [at, [what, who, address, more, fields]] of named.entries())
  test(`FAM-06 SET-03 ${what}: what nobody sees, or turns the words around it, is taken out of a name`, async () => {
    const names = fields.map((field, place) => [field, `Lark ${at}${place} Pell`] as const)
    const browser = await waymark.as(who)
    const typed = Object.fromEntries(names.map(([field, name]) => [field, pasted(name)]))
    let sent = await browser.submit(address, { ...more, ...typed })
    // What moves dates is shown before it is saved.
    if (sent.status === 200) {
      const form = sent.page.forms.find(({ action, method }) => method === 'post' && ['', address].includes(action))
      sent = await browser.post(address, Object.fromEntries(form?.fields ?? []))
    }
    assert.equal(sent.status, 303, JSON.stringify(sent.page.errors))
    for (const [, name] of names) {
      const { odd, kept } = await found(name)
      assert.deepEqual(odd, [])
      assert.ok(kept.length > 0, `${name} is kept nowhere`)
    }
  })
