import { allRoutes } from '#routes.ts'
import type { Route } from '#door/visit.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import { permissions, type Permission } from '#rules/access/permissions.ts'
import { routeSettings } from './route-settings.ts'
import { testDay } from './test-day.ts'
import type { WholeAuthority } from './whole-authority.ts'

/** Addresses that answer a file or data, no page. */
const notPages = new Set([
  '/dates.json',
  '/documents/:id',
  '/filing/:item/:child/note.docx',
  '/filing/:item/:child/versions/:number/note.docx',
  '/filing/:item/:child/pack.zip',
  '/import/:id/left-out.xlsx',
  '/tracker.xlsx',
  '/tracker.csv',
  '/overviews/:meeting/versions/:number/word',
  '/overview-copies/:id/word',
])

type Example = { readonly address: string; readonly personId: number | null }
/** An address of a route's page and who looks at it; nobody where anyone may. */
export type PageExample = Example & { readonly route: string }

/** Every page there is: each route that answers one, with at least one address; throws naming the routes nobody gave an example of. */
export async function pageExamples(whole: WholeAuthority): Promise<readonly PageExample[]> {
  const known = await addressesByRoute(whole)
  const routes = allRoutes(routeSettings).filter(({ method, path }) => method === 'GET' && !notPages.has(path))
  const forgotten = routes.filter(({ path }) => !(path in known)).map(({ path }) => path)
  if (forgotten.length > 0)
    throw new Error(`give an example of ${forgotten.join(', ')} in test/support/page-examples.ts`)
  return routes.flatMap((route) =>
    [known[route.path] ?? []].flat().map((example) => ({
      route: route.path,
      address: typeof example === 'string' ? example : example.address,
      personId: typeof example === 'string' ? visitorOf(route, whole) : example.personId,
    })),
  )
}

type Addresses = Readonly<Record<string, string | Example | readonly (string | Example)[]>>

/** Somebody who may: the panel administrator where they may, else the first of these who may; nobody where anyone may. */
function visitorOf({ permission }: Route, { people }: WholeAuthority): number | null {
  if (permission === 'anyone') return null
  const reach: (typeof permissions)[Permission]['reach'] = permissions[permission].reach
  if ('panel-administrator' in reach) return people.panelAdministrator
  if ('court-qa-manager' in reach) return people.courtQaManager
  return 'chair' in reach ? people.chair : people.authorityAdministrator
}

async function addressesByRoute(whole: WholeAuthority): Promise<Addresses> {
  const { idOf } = whole
  return {
    ...(await familyPages(whole)),
    ...(await accessPages(whole)),
    ...(await courtPages(whole)),
    ...(await meetingPages(whole)),
    ...(await settingsPages(whole)),
    ...(await workPages(whole)),
    '/': ['/', ...(await homesOfOthers(whole))],
    '/sign-in': '/sign-in',
    '/help': '/help',
    '/accessibility': '/accessibility',
    '/privacy': '/privacy',
    '/dates': ['/dates', '/dates?decision=2026-09-07', '/dates?issue=2026-12-11'],
    '/search/:token': [await searchFor(whole, 'a'), await searchFor(whole, 'nobody is called so')],
    '/import': '/import',
    '/import/:id': [
      `/import/${await idOf(`select id from import where state = 'loaded'`)}`,
      `/import/${await idOf(`select id from import where state = 'preview'`)}`,
    ],
    '/import/:id/mapping': `/import/${await idOf(`select id from import where state = 'mapping'`)}/mapping`,
    '/import/:id/left-out/:finding': `/import/${await idOf(`select id from import where state = 'loaded'`)}/left-out/${await idOf(`select id from import_finding where left_out and settled_at is null`)}`,
  }
}

/** My work of each role: others have other things to do. */
async function homesOfOthers({ idOf, people }: WholeAuthority): Promise<readonly Example[]> {
  const managers = [
    'team-manager',
    'social-worker',
    'solicitor',
    'divisional-director',
    'head-of-service',
    'clinic-lead',
  ]
  const ids = await Promise.all(
    managers.map((role) => idOf(`select person_id as id from role_holding where role = '${role}'`)),
  )
  return [...ids, people.courtQaManager, people.chair, people.authorityAdministrator].map((personId) => ({
    address: '/',
    personId,
  }))
}

async function searchFor({ as, people }: WholeAuthority, typed: string): Promise<string> {
  const browser = await as(people.panelAdministrator)
  const sent = await browser.submit('/', { q: typed }, '/search')
  return String(sent.headers['location'])
}

/** Who may see a family: of one that isn't restricted, and of the one that is, as the chair, who is named there. */
async function accessPages({ idOf, people }: WholeAuthority): Promise<Addresses> {
  const restricted = `/families/${await idOf('select family_id as id from restriction')}/access`
  const open = `/families/${await idOf(`select id from family where name = 'Adeyemi'`)}/access`
  const asChair = (address: string) => ({ address, personId: people.chair })
  const at = '/families/:id/access'
  return {
    [at]: [asChair(open), asChair(restricted)],
    [`${at}/ask`]: [{ address: `${open}/ask`, personId: people.courtQaManager }, asChair(`${restricted}/ask`)],
    [`${at}/restrict`]: asChair(`${open}/restrict`),
    [`${at}/review`]: asChair(`${restricted}/review`),
    [`${at}/requests/:request`]: asChair(
      `${restricted}/requests/${await idOf('select id from restriction_request where decided_on is null')}`,
    ),
    '/restrictions/:restriction/take-on': asChair(
      `/restrictions/${await idOf(`select id from restriction where family_id <> ${await idOf('select family_id as id from denied_access')}`)}/take-on`,
    ),
    [`${at}/people/new`]: asChair(`${restricted}/people/new`),
    [`${at}/people/:person/end`]: asChair(
      `${restricted}/people/${await idOf(`select person_id as id from named_access where person_id <> ${people.chair}`)}/end`,
    ),
    [`${at}/denied/new`]: asChair(`${open}/denied/new`),
    [`${at}/denied/:person/lift`]: asChair(
      `${restricted}/denied/${await idOf('select person_id as id from denied_access')}/lift`,
    ),
  }
}

const waitingExtension = `select x.id from extension x join episode e on e.id = x.episode_id join child c on c.id = e.child_id
  where x.state = 'requested' and x.closed_on is null and e.ended_on is null and c.family_id not in (select family_id from restriction)`
const awaitedAssessment = `select a.id from assessment a join assessment_child c on c.assessment_id = a.id join episode e on e.id = c.episode_id
  where a.received_on is null and a.stopped_on is null and e.ended_on is null`
const meetingWithParents = `select m.id from parents_meeting m join parents_meeting_child c on c.meeting_id = m.id join episode e on e.id = c.episode_id
  where m.kind = 'review' and e.ended_on is null`
const notExtended = `select c.family_id as id from child c join episode e on e.child_id = c.id
  where e.ended_on is null and not exists (select from extension x where x.episode_id = e.id) and c.family_id not in (select family_id from restriction)
    and e.day_zero_on > '${testDay.subtract({ weeks: 10 }).toString()}'`
const undecidedExtension = `select c.family_id as id from extension x join episode e on e.id = x.episode_id join child c on c.id = e.child_id
  where x.state = 'requested' and x.closed_on is null and e.ended_on is null and c.family_id not in (select family_id from restriction)`

async function familyPages({ db, idOf, whoIs, people }: WholeAuthority): Promise<Addresses> {
  const family = (name: string) => idOf(`select id from family where name = '${name}'`)
  const child = (name: string) => idOf(`select id from child where name = '${name}'`)
  const [adeyemi, webb, silva] = [await family('Adeyemi'), await family('Webb'), await family('Silva')]
  const [cara, ben, baby] = [
    await child('Cara Adeyemi'),
    await child('Ben Adeyemi'),
    await child('Baby of Tolu Adeyemi'),
  ]
  const managerOfCara = await idOf(
    `select person_id as id from role_holding h join child c on c.team_id = h.team_id where role = 'team-manager' and c.id = ${cara}`,
  )
  const referenceOf = async (id: number) =>
    (await db.selectFrom('family').select('reference').where('id', '=', id).executeTakeFirstOrThrow()).reference
  const resources = (
    await db.selectFrom('resourceRequest').select('id').where('familyId', '=', adeyemi).orderBy('id').execute()
  ).map(({ id }) => id)
  const finding = await idOf('select id from import_finding where family_id is not null and settled_at is null')
  const ofFinding = await idOf(`select family_id as id from import_finding where id = ${finding}`)
  return {
    '/families/:id': [adeyemi, webb, silva, ofFinding].map((id) => `/families/${id}`),
    '/families/:id/history': `/families/${adeyemi}/history`,
    '/families/new': '/families/new',
    '/families/:id/name': `/families/${adeyemi}/name`,
    '/families/:id/children/new': `/families/${adeyemi}/children/new`,
    '/families/:id/people/new': `/families/${adeyemi}/people/new`,
    '/families/:id/people/:adult': `/families/${adeyemi}/people/${await idOf(`select id from adult where family_id = ${adeyemi}`)}`,
    '/families/:id/findings/:finding': `/families/${ofFinding}/findings/${finding}`,
    '/families/:id/urgent-return': `/families/${adeyemi}/urgent-return`,
    '/families/:id/join': `/families/${adeyemi}/join`,
    '/families/:id/ask-panel': `/families/${adeyemi}/ask-panel`,
    '/families/:id/letters': `/families/${adeyemi}/letters`,
    '/families/:id/application': `/families/${adeyemi}/application`,
    '/families/:id/start': `/families/${silva}/start`,
    '/families/:id/end': `/families/${adeyemi}/end`,
    '/families/:id/ask-extension': `/families/${await idOf(notExtended)}/ask-extension`,
    '/families/:id/assessments/new': `/families/${adeyemi}/assessments/new`,
    '/assessments/:id': `/assessments/${await idOf(awaitedAssessment)}`,
    '/assessments/:id/stop': `/assessments/${await idOf(awaitedAssessment)}/stop`,
    '/families/:id/parents-meetings/new': `/families/${adeyemi}/parents-meetings/new`,
    '/parents-meetings/:id': `/parents-meetings/${await idOf(meetingWithParents)}`,
    '/parents-meetings/:id/take-back': `/parents-meetings/${await idOf(meetingWithParents)}/take-back`,
    '/extensions/:id/withdraw': `/extensions/${await idOf(waitingExtension)}/withdraw`,
    '/families/:id/extension': {
      address: `/families/${await idOf(undecidedExtension)}/extension`,
      personId: await whoIs('divisional-director'),
    },
    '/families/:id/update': { address: `/families/${adeyemi}/update`, personId: managerOfCara },
    '/children/:id/update': { address: `/children/${cara}/update`, personId: managerOfCara },
    '/families/:id/ask-resource': `/families/${adeyemi}/ask-resource`,
    '/resources': ['/resources', '/resources?quarter=2020-01'],
    '/resources/:id': resources.map((id) => `/resources/${id}`),
    '/resources/:id/decide': {
      address: `/resources/${resources[0] ?? 0}/decide`,
      personId: await idOf(`select h.person_id as id from role_holding h join team t on t.service_id = h.service_id
        join child c on c.team_id = t.id where c.id = ${cara} and h.role = 'service-manager' and h.ends_on is null`),
    },
    '/resources/:id/withdraw': `/resources/${resources[0] ?? 0}/withdraw`,
    '/families/:id/outside-panel': `/families/${silva}/outside-panel`,
    '/families/:id/issue': `/families/${adeyemi}/issue`,
    '/families/:id/issue-without': `/families/${silva}/issue-without`,
    '/children/:id': [cara, baby, await child('Mateo Silva'), await child('Harvey Webb')].map(
      (id) => `/children/${id}`,
    ),
    '/children/:id/clock': [cara, ben, baby].map((id) => `/children/${id}/clock`),
    '/children/:id/looks': [
      `/children/${cara}/looks`,
      { address: `/children/${cara}/looks`, personId: people.authorityAdministrator },
    ],
    '/who-looked': ['/who-looked?reference=', `/who-looked?reference=${await referenceOf(adeyemi)}`].map((address) => ({
      address,
      personId: people.authorityAdministrator,
    })),
    '/children/:id/details': [`/children/${cara}/details`, `/children/${baby}/details`],
    '/children/:id/case-system-id': `/children/${await idOf('select id from child where case_system_id is null')}/case-system-id`,
    '/children/:id/birth': `/children/${baby}/birth`,
    '/children/:id/follow-again': `/children/${await idOf('select id from child where followed_until is not null')}/follow-again`,
    '/children/:id/letters': `/children/${cara}/letters`,
    '/children/:id/family-meeting': `/children/${cara}/family-meeting`,
    '/children/:id/application': `/children/${cara}/application`,
    '/children/:id/decision': `/children/${cara}/decision`,
    '/children/:id/bring-forward/:review': [
      `/children/${baby}/bring-forward/final`,
      `/children/${cara}/bring-forward/final`,
    ],
  }
}

async function courtPages({ idOf }: WholeAuthority): Promise<Addresses> {
  const proceedings = await idOf(
    `select p.id from proceedings p join family f on f.id = p.family_id where f.name = 'Webb'`,
  )
  const family = await idOf(`select family_id as id from proceedings where id = ${proceedings}`)
  const hearing = await idOf(`select id from hearing where proceedings_id = ${proceedings}`)
  const own = await idOf('select id from private_proceedings')
  return {
    '/court': ['/court', '/court?show=private', '/court?show=ended'],
    '/proceedings/:id': `/proceedings/${proceedings}`,
    '/proceedings/:id/edit': `/proceedings/${proceedings}/edit`,
    '/proceedings/:id/hearings/new': `/proceedings/${proceedings}/hearings/new`,
    '/proceedings/:id/filings/new': `/proceedings/${proceedings}/filings/new`,
    '/families/:family/proceedings/new': `/families/${family}/proceedings/new`,
    '/families/:family/private-proceedings/new': `/families/${family}/private-proceedings/new`,
    '/hearings/:id': `/hearings/${hearing}`,
    '/hearings/:id/edit': `/hearings/${hearing}/edit`,
    '/court-filings/:id': `/court-filings/${await idOf(`select id from court_filing where proceedings_id = ${proceedings}`)}`,
    '/private-proceedings/:id': `/private-proceedings/${own}`,
    '/private-proceedings/:id/edit': `/private-proceedings/${own}/edit`,
  }
}

/** An item of each kind on the agenda, and the families told first. */
async function itemsOf({ as, people }: WholeAuthority, meeting: string): Promise<readonly string[]> {
  const { page } = await (await as(people.panelAdministrator)).get(meeting)
  const items = page.links
    .map(({ href }) => href.replace(/#.*/, ''))
    .filter((href) => href.startsWith(`${meeting}/items/`))
  const kindOf = (href: string) => href.replace(/^.*\/(\w+)-\d+$/, '$1')
  return [...Map.groupBy(items, kindOf).values()].flatMap((ofKind) => ofKind.slice(0, 2))
}

async function meetingPages(whole: WholeAuthority): Promise<Addresses> {
  const { idOf, whoIs, people, held, meetings } = whole
  const family = await idOf(`select family_id as id from agenda_item where id = ${held.item}`)
  const child = await idOf(`select child_id as id from agenda_item_child where item_id = ${held.item}`)
  const copy = await idOf('select id from overview_copy')
  // What was changed since it was filed, so that a new version is to be filed.
  const filedAndChanged = `select agenda_item_id as id from filing_changed join agenda_item i on i.id = agenda_item_id
     where i.family_id not in (select family_id from restriction)`
  const byAMove = `${filedAndChanged} and i.id in (select a.agenda_item_id from action a join action_move on action_move.action_id = a.id)`
  const again = await idOf(byAMove).catch(() => idOf(filedAndChanged))
  const changed = `/filing/${again}/${await idOf(`select child_id as id from filing_pack where agenda_item_id = ${again}`)}`
  const coming = meetings.coming.toString()
  const today = `/meetings/${coming}`
  const draft = `/overviews/${meetings.begun.toString()}`
  const past = `/meetings/${held.on}`
  const overview = `/overviews/${held.on}`
  const panelItem = await idOf('select id from panel_item where admission is null')
  return {
    '/meetings': [
      '/meetings',
      `/meetings?to=${meetings.begun.subtract({ weeks: 6 }).toString()}`,
      '/meetings?to=2019-01-01',
    ],
    '/meetings/:date': [
      today,
      { address: today, personId: people.chair },
      past,
      `/meetings/${meetings.cancelled.toString()}`,
    ],
    '/meetings/:date/attendance': `${today}/attendance`,
    '/meetings/:date/add': `${today}/add`,
    '/meetings/:date/end': `/meetings/${meetings.begun.toString()}/end`,
    '/meetings/:date/items/:item': [...(await itemsOf(whole, today)), `${past}/items/family-${family}`],
    '/meetings/:date/items/:item/papers': [
      ...(await itemsOf(whole, today)).slice(0, 3).map((item) => `${item}/papers`),
      `${past}/items/family-${family}/papers`,
    ],
    '/meetings/:date/items/:item/papers/attach': await attachable(whole),
    '/meetings/:date/items/:item/correct': `${past}/items/family-${family}/correct`,
    '/meetings/:date/confirm': [`${today}/confirm`, `${past}/confirm`],
    '/urgent-returns/:id/owner': `/urgent-returns/${await idOf(
      'select id from urgent_return where panel_met_on is null and episode_id in (select id from episode where ended_on is null)',
    )}/owner`,
    '/outside-decisions/:id': `/outside-decisions/${await idOf('select id from outside_decision')}`,
    '/urgent-returns/:id': `/urgent-returns/${await idOf('select id from urgent_return')}`,
    '/panels': ['/panels', '/panels?show=heard'],
    '/panels/:id': [`/panels/${panelItem}`, `/panels/${panelItem + 1}`],
    '/panels/:id/admit': {
      address: `/panels/${await idOf(`select id from panel_item where admission = 'awaited'`)}/admit`,
      personId: await whoIs('service-manager'),
    },
    '/panels/:id/children': `/panels/${await idOf(
      `select i.id from panel_item i where i.withdrawn_on is null and i.admission_on is null
         and not exists (select from resource_request r where r.panel_item_id = i.id)
         and not exists (select from panel_hearing h where h.panel_item_id = i.id)
         and exists (select from child c where c.family_id = i.family_id and c.followed_until is null
           and c.id not in (select child_id from panel_item_child where panel_item_id = i.id))`,
    )}/children`,
    '/panels/:id/plan': `/panels/${panelItem}/plan`,
    '/panels/:id/withdraw': `/panels/${panelItem}/withdraw`,
    '/directions/:item': `/directions/${held.item}`,
    '/items/:item/documents': `/items/${held.item}/documents`,
    '/documents/:id/take-back': `/documents/${await idOf('select id from document where removed_at is null')}/take-back`,
    '/documents/:id/taken-back': `/documents/${await idOf('select id from document where taken_back_by is not null')}/taken-back`,
    '/filing': '/filing',
    '/filing/:item/:child': [`/filing/${held.item}/${child}`, changed],
    '/filing/:item/:child/versions/:number': `${changed}/versions/1`,
    '/overviews': [
      '/overviews',
      `/overviews?to=${meetings.begun.subtract({ weeks: 6 }).toString()}`,
      '/overviews?to=2019-01-01',
    ],
    '/overviews/:meeting': [overview, draft],
    '/overviews/:meeting/words/:section': `${draft}/words/reviews`,
    '/overviews/:meeting/items/:item': `${overview}/items/family-${family}`,
    '/overviews/:meeting/since': `${overview}/since`,
    '/overviews/:meeting/publish': [`${overview}/publish`, `${draft}/publish`],
    '/overviews/:meeting/versions/:number': `${overview}/versions/1`,
    '/overview-copies': '/overview-copies',
    '/overview-copies/:id': {
      address: `/overview-copies/${copy}`,
      personId: await idOf(`select person_id as id from overview_copy where id = ${copy}`),
    },
  }
}

async function settingsPages({ idOf, people, meetings }: WholeAuthority): Promise<Addresses> {
  const own = [
    '',
    '/people',
    '/people/add',
    '/teams',
    '/teams/add',
    '/services/add',
    '/names',
    '/calendar',
    '/meetings',
  ]
  const simple = [
    ...own,
    '/clock',
    '/court',
    '/agenda',
    '/court',
    '/overview',
    '/calendar/import',
    '/calendar/bank-holidays/add',
    '/calendar/closure-days/add',
    '/meetings/add',
    '/papers',
    '/papers/usual',
    '/update',
    '/start',
    '/start/way',
  ]
  const person = people.panelAdministrator
  const series = `/settings/meetings/${await idOf('select id from meeting_series')}`
  const manager = await idOf(`select id from role_holding where role = 'team-manager'`)
  return {
    ...Object.fromEntries(simple.map((path) => [`/settings${path}`, `/settings${path}`])),
    '/settings/people/:id': `/settings/people/${person}`,
    '/settings/people/:id/change': `/settings/people/${person}/change`,
    '/settings/people/:id/roles/add': `/settings/people/${person}/roles/add`,
    '/settings/roles/:id': `/settings/roles/${manager}`,
    '/settings/roles/:id/cover': `/settings/roles/${manager}/cover`,
    '/settings/covers/:id': `/settings/covers/${await idOf('select id from cover')}`,
    '/settings/teams/:id': `/settings/teams/${await idOf('select id from team')}`,
    '/settings/services/:id': `/settings/services/${await idOf('select id from service')}`,
    '/settings/names/:key': '/settings/names/body.gateway-panel',
    '/settings/deciding-bodies/:body': '/settings/deciding-bodies/gateway-panel',
    '/settings/powers': '/settings/powers',
    '/settings/powers/resources': '/settings/powers/resources',
    '/settings/powers/:power': ['/settings/powers/issue', '/settings/powers/start'],
    '/settings/calendar/bank-holidays/:id/remove': `/settings/calendar/bank-holidays/${await idOf(`select id from bank_holiday where held_on > '${testDay.toString()}'`)}/remove`,
    '/settings/calendar/closure-days/:id/remove': `/settings/calendar/closure-days/${await idOf('select id from closure_day')}/remove`,
    '/settings/meetings/:id': series,
    '/settings/meetings/:id/change': `${series}/change`,
    '/settings/meetings/:id/deciding': `${series}/deciding`,
    '/settings/meetings/:id/seats/add': `${series}/seats/add`,
    '/settings/meetings/:id/dates/add': `${series}/dates/add`,
    '/settings/meetings/:id/dates/:on/move': `${series}/dates/${meetings.another.toString()}/move`,
    '/settings/meetings/:id/dates/:on/cancel': `${series}/dates/${meetings.another.toString()}/cancel`,
    '/settings/meetings/:id/dates/:on/restore': `${series}/dates/${meetings.cancelled.toString()}/restore`,
    '/settings/papers/add/:kind': '/settings/papers/add/hearing',
    '/settings/papers/:id': `/settings/papers/${await idOf('select id from paper')}`,
    '/settings/papers/:id/remove': `/settings/papers/${await idOf('select id from paper')}/remove`,
    '/settings/seats/:id': `/settings/seats/${await idOf('select id from core_seat')}`,
    '/settings/seats/:id/name': `/settings/seats/${await idOf('select id from core_seat')}/name`,
    '/settings/seats/:id/part': `/settings/seats/${await idOf("select id from core_seat where part <> 'chair'")}/part`,
    '/settings/seats/:id/remove': `/settings/seats/${await idOf("select id from core_seat where part <> 'chair'")}/remove`,
  }
}

/** Where a paper is attached: an item that is asked for one, at a meeting to come. */
async function attachable({ as, people, meetings, db }: WholeAuthority): Promise<string> {
  const clerk = await as(people.panelAdministrator)
  for (const { address } of await loadSittings(db, meetings.coming, meetings.coming.add({ weeks: 12 }))) {
    const agenda = (await clerk.get(`/meetings/${address}`)).page
    for (const { href } of agenda.links.filter((link) => /\/items\/(family|panel)-\d+#item$/.test(link.href))) {
      const papers = (await clerk.get(href.replace(/#item$/, '/papers'))).page
      const attach = papers.links.find((link) => link.href.endsWith('/papers/attach'))
      if (attach !== undefined) return attach.href
    }
  }
  throw new Error('no item of a coming meeting is asked for a paper')
}

/** A view of the tracker that the panel administrator gave a name to. */
async function namedView({ as, idOf, people }: WholeAuthority): Promise<string> {
  const browser = await as(people.panelAdministrator)
  await browser.submit('/tracker/views/new?due=4&order=team&view=table', { name: 'The next four weeks' })
  return `/tracker/views/${await idOf('select id from tracker_view where name is not null')}`
}

async function workPages(whole: WholeAuthority): Promise<Addresses> {
  const { idOf, people } = whole
  const open = `/actions/${await idOf('select id from action where done_on is null')}`
  const leaver = await idOf(
    `select id from person where left_on is not null
       and id in (select doer_id from action where done_on is null and family_id is not null)`,
  )
  const absence = await idOf('select max(id) as id from absence')
  const done = `/actions/${await idOf('select id from action where done_on is not null')}`
  const staffing = `/staffing/${await idOf('select id from staffing_issue where resolved_on is null')}`
  const family = await idOf(`select id from family where name = 'Adeyemi'`)
  const cara = await idOf(`select id from child where name = 'Cara Adeyemi'`)
  const several = (what: string) =>
    `/actions/several/${what}?whose=all&show=open&action=${open.replace(/\D/g, '')}&action=${done.replace(/\D/g, '')}`
  return {
    '/tracker/views/new': '/tracker/views/new?stage=pre-proceedings&view=table&size=50',
    '/tracker/views/:id': await namedView(whole),
    '/tracker/children/:id/letters': `/tracker/children/${cara}/letters?order=name&view=table`,
    '/tracker': [
      '/tracker',
      '/tracker?due=overdue',
      '/tracker?team=99999&page=7',
      '/tracker?view=table&order=-solicitor&size=all',
    ],
    '/actions': ['/actions', '/actions?whose=all', '/actions?whose=all&state=done'],
    '/actions/several/done': [several('done'), '/actions/several/done'],
    '/actions/several/move': several('move'),
    '/actions/several/hand-on': several('hand-on'),
    '/actions/:id': [open, done],
    '/actions/:id/done': `${open}/done`,
    '/actions/:id/move': `${open}/move`,
    '/actions/:id/reassign': `${open}/reassign`,
    '/actions/:id/hand-on': {
      address: `/actions/${await idOf(`select id from action where done_on is null and doer_id = ${leaver} and family_id is not null`)}/hand-on`,
      personId: people.authorityAdministrator,
    },
    '/leavers/away': [
      `/leavers/away?person=${leaver}`,
      { address: '/leavers/away', personId: people.authorityAdministrator },
    ],
    '/leavers/away/:absence': `/leavers/away/${absence}`,
    '/leavers/:id/children': `/leavers/${leaver}/children`,
    '/leavers/:id/conduct': `/leavers/${leaver}/conduct`,
    '/leavers': ['/leavers', { address: '/leavers', personId: people.authorityAdministrator }],
    '/leavers/:id': [
      `/leavers/${await idOf(`select person_id as id from absence where id = ${absence}`)}`,
      `/leavers/${leaver}`,
      { address: `/leavers/${leaver}`, personId: people.authorityAdministrator },
    ],
    '/actions/:id/reopen': `${done}/reopen`,
    '/families/:family/actions/new': `/families/${family}/actions/new`,
    '/staffing': '/staffing',
    '/staffing/new': '/staffing/new',
    '/staffing/:id': staffing,
    '/staffing/:id/resolve': `${staffing}/resolve`,
    '/messages': '/messages',
    '/messages/:id': `/messages/${await idOf('select id from message')}`,
  }
}
