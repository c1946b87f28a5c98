import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import type { KeptAdult } from '#records/families/adults.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayRelation } from '#rules/people/relation-words.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { ChildOnPage } from './show-family.query.ts'

type People = {
  readonly familyId: number
  readonly children: readonly ChildOnPage[]
  readonly adults: readonly KeptAdult[]
  readonly labels: Labels
}

/** Who is who: workers and lawyers, then parents and others with what they are to each child. */
export const peopleOfFamilySection = ({ familyId, children, adults, labels }: People, mayKeep: boolean): Html =>
  html`<h2 class="govuk-heading-m" id="people">People</h2>
    ${definitionRows([
      ...caseHolders(children, labels),
      {
        key: capitalised(labels('role.team-manager')),
        value: byChild(children, ({ teamManager }) => teamManager, 'None'),
      },
      {
        key: capitalised(labels('role.solicitor')),
        value: byChild(children, ({ child }) => child.solicitor, 'Not named'),
      },
      { key: 'Reviewing officer', value: byChild(children, ({ child }) => child.reviewingOfficer, 'Not named') },
      { key: 'Guardian', value: byChild(children, ({ child }) => child.guardian, 'None') },
      ...adults.map((adult) => ({ key: adult.name, value: whatToWhom(familyId, adult, children, mayKeep) })),
    ])}
    ${
      mayKeep &&
      html`<p class="govuk-body-s">
        ${linksInLine([{ text: 'Add a parent or other adult', href: `/families/${familyId}/people/new` }])}
      </p>`
    }`

/** Who holds the cases, each called what they are: one line where that is the same for all the children. (SET-09) */
const caseHolders = (children: readonly ChildOnPage[], labels: Labels) =>
  [...Map.groupBy(children, ({ holderName }) => labels(holderName))].map(([called, theirs]) => ({
    key: capitalised(called),
    value: byChild(theirs, ({ child }) => child.socialWorker, 'Not allocated', children.length),
  }))

/** 'Grace Oyelaran', or where siblings differ 'Grace Oyelaran: Cara and Ben · Marcus Bell: Dee'. */
function byChild(
  children: readonly ChildOnPage[],
  whose: (child: ChildOnPage) => string | null,
  nobody: string,
  outOf = children.length,
): string {
  const groups = [...Map.groupBy(children, (each) => whose(each) ?? nobody)]
  if (groups.length === 1 && children.length === outOf) return groups[0]?.[0] ?? nobody
  return groups.map(([name, theirs]) => `${name}: ${sayList(theirs.map(({ shortName }) => shortName))}`).join(' · ')
}

function whatToWhom(familyId: number, adult: KeptAdult, children: readonly ChildOnPage[], mayAdd: boolean): Html {
  // Changed by whoever keeps one of the children they are somebody to; while they are nothing to any, by whoever adds them.
  const isOf = ({ child }: ChildOnPage) => adult.of.some(({ childId }) => childId === child.id)
  const mayKeep = adult.of.length === 0 ? mayAdd : children.some((each) => each.mayKeep && isOf(each))
  const nameOf = (id: number) => children.find(({ child }) => child.id === id)?.shortName ?? ''
  const groups = [...Map.groupBy(adult.of, sayRelation)]
  const isToAll = groups.length === 1 && adult.of.length === children.length && children.length > 1
  return html`${groups.map(
    ([relation, of]) =>
      html`${isToAll ? 'All the children' : sayList(of.map(({ childId }) => nameOf(childId)))}: ${relation}<br />`,
  )}
  ${adult.notes !== null && secondLine(adult.notes)}
  ${
    mayKeep &&
    linksInLine([{ text: 'Change', href: `/families/${familyId}/people/${adult.id}`, visuallyHiddenText: adult.name }])
  }`
}
