import { filingsForMeeting, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsForMeeting, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptPrivate, privateForMeeting } from '#records/court/private-proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { may } from '#rules/access/permissions.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { hearingNow } from '#rules/court/hearing-status.ts'
import { privateReportWords, privateStanding } from '#rules/court/private-reports.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** So long it is asked what came of a hearing: of older ones an imported workbook may simply not have said it. */
const askedFor = { weeks: 12 }

/**
 * Hearings of the next two weeks, and documents and reports due at court by then or late, of the children somebody works with; for who keeps
 * the court record also those whose day has gone without a word of what came of them. (CT-03)
 */
export async function courtWork(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const window = { from: today, to: today.add({ weeks: 2 }), changedSince: null }
  const from = may(actor, 'keep-court-record') ? today.subtract(askedFor) : today
  const [filings, hearings, privately] = await Promise.all([
    filingsForMeeting(db, looking, window),
    hearingsForMeeting(db, looking, { ...window, from }),
    privateForMeeting(db, looking, window),
  ])
  return [
    ...filings.flatMap((filing) => filingItem(filing, looking)),
    ...hearings.map((hearing) => hearingItem(hearing, today)),
    ...privately.flatMap((work) => [...reportItem(work, today), ...privateHearing(work, window)]),
  ]
}

type About = {
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly children: readonly { readonly childId: number; readonly name: string }[]
}

const itemAbout = ({ children, ...about }: About, what: string, href: string) => ({
  title: `${what}: ${sayNames(children.map(({ name }) => name))}`,
  href,
  pastLimitBy: 0,
  family: familyIn(about),
  saw: children.map(({ childId }) => childId),
  kind: 'limit' as const,
})

/** Who keeps the court record says there when it was filed, or why not yet. */
function filingItem(filing: KeptFiling, { actor, today }: Looking): readonly WorkItem[] {
  const { dueOn, potentialDelay } = filing
  if (dueOn === null) return []
  const detail = `due at court ${sayDateWithoutYear(dueOn)}${potentialDelay === null ? '' : ` · may be late: ${potentialDelay}`}`
  const href = may(actor, 'keep-court-record') ? `/court-filings/${filing.id}` : `/families/${filing.familyId}`
  return [{ ...itemAbout(filing, filing.what, href), detail, tag: dueTag(dueOn, today), on: dueOn }]
}

function hearingItem(hearing: KeptHearing, today: PlainDate): WorkItem {
  const about = itemAbout(hearing, hearingNames[hearing.kind], `/hearings/${hearing.id}`)
  if (hearing.status === 'to-be-re-listed')
    return { ...about, detail: 'to be listed again', tag: { text: 'No date yet', tone: 'soon' }, on: 'now' }
  const at = hearing.startsAt === null ? '' : ` at ${hearing.startsAt}`
  if (hearingNow(hearing, today) === 'nothing-recorded')
    return {
      ...about,
      href: `/hearings/${hearing.id}/edit`,
      detail: `was ${sayDateWithoutYear(hearing.heldOn)}${at} · say what came of it`,
      tag: { text: 'Nothing recorded', tone: 'soon' },
      on: 'now',
    }
  const words = [`${sayDateWithoutYear(hearing.heldOn)}${at}`, hearing.court, hearing.attendancePlan]
  return {
    ...about,
    detail: words.filter((word) => word !== null && word !== '').join(' · '),
    tag: dueTag(hearing.heldOn, today),
    on: hearing.heldOn,
  }
}

const aboutChild = ({ familyId, familyName, familyReference, childId, childName }: KeptPrivate): About => ({
  ...{ familyId, familyName, familyReference },
  children: [{ childId, name: childName }],
})

function reportItem(work: KeptPrivate, today: PlainDate): readonly WorkItem[] {
  const { dueOn, conflict } = privateStanding(work, today)
  if (dueOn === null || work.filedOn !== null) return []
  const detail = `due at court ${sayDateWithoutYear(dueOn)}${conflict ? ' · after the hearing it serves' : ''}`
  const about = itemAbout(aboutChild(work), privateReportWords[work.report], `/private-proceedings/${work.id}`)
  return [{ ...about, detail, tag: dueTag(dueOn, today), on: dueOn }]
}

function privateHearing(
  work: KeptPrivate,
  { from: today, to }: { readonly from: PlainDate; readonly to: PlainDate },
): readonly WorkItem[] {
  const { nextHearingOn: on } = work
  if (on === null || isBefore(on, today) || isAfter(on, to)) return []
  const about = itemAbout(aboutChild(work), 'Hearing in private proceedings', `/private-proceedings/${work.id}`)
  return [{ ...about, detail: sayDateWithoutYear(on), tag: dueTag(on, today), on }]
}
