import { stripLegend } from '#parts/clocks/strip-legend.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { clockStripLegend } from '#govuk/clock-strip/clock-strip.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { twoColumns } from '#govuk/pieces/two-columns.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { decideAskExtension } from '#rules/pre-proceedings/extension.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayList } from '#rules/words/say-names.ts'
import { accessOfFamilySection, restrictedNotice } from './access-of-family.page.ts'
import { actionsOfFamilySection } from './actions-of-family.page.ts'
import { assessmentsOfFamilySection } from './assessments-of-family.page.ts'
import { childCard, hasStrip } from './child-card.page.ts'
import { nextAtCourt } from './next-at-court.page.ts'
import { courtOfFamilySection } from './court-of-family.page.ts'
import { documentsOfFamilySection } from './documents-of-family.page.ts'
import { nextInFamily, sayChildren } from './family-words.ts'
import { findingsList } from './findings.page.ts'
import { backToTracker } from '#features/families/kept/kept-by-visitor.ts'
import { historyOfFamilySection } from '#features/families/kept/history.page.ts'
import { lettersOfFamilySection } from './letters-of-family.page.ts'
import { panelsOfFamilySection } from './panels-of-family.page.ts'
import { parentsMeetingsOfFamilySection } from './parents-meetings-of-family.page.ts'
import { peopleOfFamilySection } from './people-of-family.page.ts'
import { resourcesOfFamilySection } from './resources-of-family.page.ts'
import { reviewsOfFamilySection } from './reviews-of-family.page.ts'
import { staffingOfFamilySection } from './staffing-of-family.page.ts'
import { updatesOfFamilySection } from './updates-of-family.page.ts'
import type { ChildOnPage, FamilyModel } from './show-family.query.ts'

/** A family: the children side by side, each with an own clock; then everything kept of them. `child` is whom one came from. (FAM-02) */
export const familyPage = (model: FamilyModel, child: number | null) => ({
  title: `${model.family.name} family`,
  of: model.family.reference,
  place: 'tracker',
  back: backToTracker(model.family.id, cameFrom(model, child)),
  main: html`${pageHeading({
    caption: caption(model),
    heading: `${model.family.name} family`,
    lede: lede(model),
    aside: aside(model),
  })}
  ${restrictedNotice(model)} ${joinedHere(model)} ${findingsList(model.family.id, model.findings, model.may.keep)}
  ${model.children.map((child) => childCard(child, model))} ${legends(model)}
  ${twoColumns(workOnFamily(model), aboutFamily(model))}`,
})

const cameFrom = ({ family }: FamilyModel, childId: number | null): number | null =>
  family.children.some(({ id }) => id === childId) ? childId : null

const workOnFamily = ({ family, today, may, ...model }: FamilyModel): Html =>
  html`${actionsOfFamilySection(model.actions, today, model.labels)} ${updatesOfFamilySection({ family, ...model })}
  ${reviewsOfFamilySection(model, family.name)} ${resourcesOfFamilySection(model.resources, family.name, today)}
  ${panelsOfFamilySection(model.panels, family.name, today)} ${lettersOfFamilySection(model.children, model.offers)}
  ${parentsMeetingsOfFamilySection({ ...model, family })} ${assessmentsOfFamilySection({ ...model, family, today })}
  ${courtOfFamilySection(model.court, { familyId: family.id, today, mayKeep: may.keepCourt, mayAdd: model.children.some(({ child, mayKeepCourt }) => mayKeepCourt && isFollowed(child)), kept: courtKept(model.children) })}
  ${documentsOfFamilySection(model.documents, model.labels, may.takeBack)}`

const aboutFamily = (all: FamilyModel): Html => {
  const { family, today, may, ...model } = all
  return html`${peopleOfFamilySection({ familyId: family.id, ...model }, may.keep)}
  ${staffingOfFamilySection(model.staffing, { familyId: family.id, today, mayReport: may.reportStaffing, mayAdd: model.children.some(({ child }) => isFollowed(child)) })}
  ${accessOfFamilySection(all)} ${historyOfFamilySection(family.id, model.history)}`
}

/** What led here before: the address and the reference of each family that was joined with this one. */
const joinedHere = ({ joined, family }: FamilyModel): Html =>
  joined.length === 0
    ? nothing
    : insetText({
        text: `${sayList(joined.map(({ name, reference }) => `The ${name} family, ${reference},`))} ${
          joined.length === 1 ? 'was' : 'were'
        } joined with this one: address and reference lead here, and the history from before is read here too. Its reference is ${family.reference}.`,
      })

function caption({ family, children }: FamilyModel): string {
  const teams = [...new Set(children.map(({ child }) => child.team).filter((team) => team !== null))]
  return [`Family ${family.reference}`, ...teams].join(' · ')
}

function lede(model: FamilyModel): Html {
  const next = nextInFamily(model)
  const count = sayChildren(model.children.length)
  if (next === null) return html`${count}. Nobody here is in ${nameFor('stage.pre-proceedings')} now. ${atCourt(model)}`
  return html`${count}. Next for ${next.who}: <strong>${next.what}</strong>${next.then !== null && `; ${next.then}`}.`
}

function atCourt({ court, today }: FamilyModel): Html {
  const open = court.cases.filter(
    ({ proceedings }) => proceedings.endedOn === null && proceedings.children.some(isFollowed),
  )
  return nextAtCourt(
    open.flatMap(({ hearings }) => hearings),
    today,
  )
}

/** What the marks mean, once for each kind of strip on the page. */
function legends({ children, assessments }: FamilyModel): Html {
  const drawn = assessments.length > 0
  const isInCourt = children.some(({ inCourt, child }) => inCourt !== null && isFollowed(child))
  return html`${children.some(hasStrip) && stripLegend(drawn)} ${isInCourt && clockStripLegend(26)}`
}

/** The one thing most likely to be written next is the green button; the others are links beside it. */
function aside(model: FamilyModel): Html | undefined {
  const [first, ...others] = thingsToDo(model)
  return first === undefined
    ? undefined
    : html`<div class="waymark-not-printed">${button(first)}<br />${linksInLine(others)}</div>`
}

/** Pre-proceedings ended with a decision to issue. */
const isDecided = ({ earlier }: ChildOnPage): boolean => {
  const last = earlier.at(-1)?.clock
  return last?.kind === 'stopped' && last.stage.status === 'stepped-up'
}

/** In no pre-proceedings and in no case. */
const hasNothing = ({ child, open, inCourt }: ChildOnPage): boolean =>
  isFollowed(child) && open === null && inCourt === null

/** Nothing was decided for the child that leads to a case. */
const isOutside = (each: ChildOnPage): boolean => hasNothing(each) && !each.child.unborn && !isDecided(each)

/** The case that was decided on isn't recorded yet. */
const waitsForCase = (each: ChildOnPage): boolean => hasNothing(each) && isDecided(each)

/** The decision to issue is made, and nobody has recorded yet when the application was. (P14) */
const waitsForApplication = (each: ChildOnPage): boolean =>
  each.mayKeepCourt &&
  isFollowed(each.child) &&
  !each.child.unborn &&
  each.open === null &&
  isDecided(each) &&
  each.earlier.at(-1)?.clock.facts.applicationOn === null

/** There is room for a later date, and nothing that waits for a decision. (P6) */
const mayBeAskedFor = ({ open, mayAskExtension }: ChildOnPage): boolean =>
  open !== null && mayAskExtension && decideAskExtension(open.clock.facts, null).ok

function thingsToDo({ family, children, may, decidesOutside, asksPanels }: FamilyModel) {
  const to = (text: string, path: string) => ({ text, href: `/families/${family.id}/${path}` })
  const running = children.flatMap(({ open, mayKeep }) => (open !== null && mayKeep ? [open.clock] : []))
  const waits = running.some(({ waitsFor }) => waitsFor.some((it) => it === 'letter' || it === 'first-meeting'))
  const letters = to('Record letters and meetings', 'letters')
  const action = children.some(({ child, mayKeep }) => mayKeep && isFollowed(child))
    ? [to('Add an action', 'actions/new')]
    : []
  return [
    ...(children.some((each) => each.mayKeepCourt && waitsForCase(each))
      ? [to('Record care proceedings', 'proceedings/new')]
      : []),
    ...(children.some(waitsForApplication) ? [to('Record the application to court', 'application')] : []),
    ...(waits ? [letters, ...action] : [...action, ...(running.length > 0 ? [letters] : [])]),
    ...(may.decide && children.some((each) => each.open === null && isFollowed(each.child) && !waitsForCase(each))
      ? [to(`Start ${nameFor('stage.pre-proceedings')}`, 'start')]
      : []),
    ...(asksPanels && children.some(({ child, mayKeep }) => mayKeep && isFollowed(child))
      ? [to('Ask a panel', 'ask-panel')]
      : []),
    ...(running.length > 0 ? [to('Seek an urgent return', 'urgent-return')] : []),
    ...(children.some(mayBeAskedFor) ? [to('Ask for an extension', 'ask-extension')] : []),
    ...(children.some(({ open, mayAskResource }) => open !== null && mayAskResource)
      ? [to('Ask for a resource', 'ask-resource')]
      : []),
    ...(children.some(({ child, mayKeep }) => mayKeep && isFollowed(child))
      ? [to('Record a death, a move or another ending', 'end')]
      : []),
    ...(may.decide && children.some(({ open }) => open !== null) ? [to('Record a decision to issue', 'issue')] : []),
    ...(may.decide && decidesOutside && children.some(({ child }) => isFollowed(child))
      ? [to('Record a decision outside a panel', 'outside-panel')]
      : []),
    ...(may.decide && children.some(isOutside)
      ? [to(`Record a decision to issue without ${nameFor('stage.pre-proceedings')}`, 'issue-without')]
      : []),
    ...(may.keep
      ? [
          to('Add a child', 'children/new'),
          to('Change the family’s name', 'name'),
          to('Join with another family', 'join'),
        ]
      : []),
  ]
}

const courtKept = (children: readonly ChildOnPage[]): ReadonlySet<number> =>
  new Set(children.flatMap(({ child, mayKeepCourt }) => (mayKeepCourt ? [child.id] : [])))
