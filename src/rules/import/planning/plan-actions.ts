import { each, type InSteps } from '#rules/import/plan/in-steps.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { planRecord } from '#rules/import/matching/compare-records.ts'
import { nameOf, personIn, type Directory } from '#rules/import/matching/directory.ts'
import type { FindingWords } from '#rules/import/plan/finding.ts'
import { leaveOut } from '#rules/import/matching/identify-child.ts'
import { matchActions } from '#rules/import/matching/match-actions.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import { readDate } from '#rules/import/reading/read-cell.ts'
import { aboutNobody, nameIn, textIn, wordIn, yesOrNoIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { ActionValue, ChildValue, Kept, Ref } from '#rules/import/plan/record-values.ts'
import { sayCell } from '#rules/import/sheets/sheet.ts'
import { actionSources } from '#rules/import/sheets/vocabulary-of-cells.ts'
import * as say from '#rules/import/words/words-for-actions.ts'
import { rewordedAction } from '#rules/import/words/words-for-kept.ts'
import { known, type Known, type Workings } from '#rules/import/plan/workings.ts'

type ActionRow = RowOf<'actions'>
type Child = Known<ChildValue>
/** Whom an action is for, with what is worth saying about how that was told. */
type Subject = { readonly family: Ref; readonly child: Child | null; readonly words: FindingWords | null }

/** Whom actions can be for: every child and family there will be, found by name. Made once the children are planned. */
export type Subjects = {
  readonly byId: ReadonlyMap<string, readonly Child[]>
  readonly byName: ReadonlyMap<string, readonly Child[]>
  readonly byFamily: ReadonlyMap<Ref, readonly Child[]>
  readonly familiesByName: ReadonlyMap<string, readonly Ref[]>
}

export function subjectsOf(workings: Workings): Subjects {
  const children = known(workings, 'children')
  const families = Map.groupBy(known(workings, 'families'), ({ value }) => nameKey(value.name))
  return {
    byId: Map.groupBy(children, ({ value }) => value.caseSystemId ?? ''),
    byName: Map.groupBy(children, ({ value }) => nameKey(value.name)),
    byFamily: Map.groupBy(children, ({ value }) => value.family),
    familiesByName: new Map([...families].map(([name, each]) => [name, each.map(({ ref }) => ref)])),
  }
}

const managerOf = ({ value }: Child, { managers }: Directory): Ref | undefined =>
  value.team === null ? undefined : managers.get(value.team)

const worksWith = (doer: Ref, child: Child, directory: Directory): boolean =>
  child.value.socialWorker === doer || managerOf(child, directory) === doer

const inOneFamily = (children: readonly Child[]): boolean =>
  new Set(children.map(({ value }) => value.family)).size === 1

/** Children of that name: by the case-system id written beside the name where there is one, else by exactly that name. */
function childrenCalled({ byId, byName }: Subjects, said: string): readonly Child[] {
  const id = /\d{4,}/.exec(said)?.[0]
  const name = nameKey(said.replace(/[([]?\d{4,}[)\]]?/, ''))
  return (id === undefined ? byName.get(name) : byId.get(id)) ?? []
}

/** Of several children of one name the one with whom the doer works; of siblings, their family; else nobody can tell. */
function tellApart(
  said: string,
  children: readonly Child[],
  doer: Ref | null,
  directory: Directory,
): Outcome<Subject, FindingWords> {
  const withDoer = doer === null ? [] : children.filter((child) => worksWith(doer, child, directory))
  const likely = withDoer.length > 0 ? withDoer : children
  const [first, ...others] = likely
  if (first === undefined || !inOneFamily(likely)) return refused(say.severalOfThatName(said, children.length))
  const { family } = first.value
  if (others.length > 0 || doer === null) return allowed({ family, child: null, words: say.siblingsOfThatName(said) })
  const { caseSystemId } = first.value
  const which = caseSystemId === null ? 'the one without a case-system id' : `case-system id ${caseSystemId}`
  return allowed({
    family,
    child: first,
    words: say.toldByTheDoer(said, children.length, nameOf(directory.people, doer), which),
  })
}

function familyCalled({ familiesByName }: Subjects, said: string): Outcome<Subject, FindingWords> {
  const [family, ...others] = familiesByName.get(nameKey(said).replace(/^the | family$/g, '')) ?? []
  if (family === undefined || others.length > 0) return refused(say.nobodyOfThatName(said))
  return allowed({ family, child: null, words: null })
}

function subjectOf(
  subjects: Subjects,
  said: string,
  doer: Ref | null,
  directory: Directory,
): Outcome<Subject, FindingWords> {
  const children = childrenCalled(subjects, said)
  const [child, ...others] = children
  if (child === undefined) return familyCalled(subjects, said)
  if (others.length === 0) return allowed({ family: child.value.family, child, words: null })
  return tellApart(said, children, doer, directory)
}

/** The day by which it is due: 'asap' and its like are no day. */
function dueIn(row: ActionRow): ActionValue['dueOn'] {
  const read = readDate(row.cell('dueOn'))
  if (!read.ok) row.report('dueOn', say.noDay(sayCell(row.cell('dueOn'))))
  return read.ok ? read.value : null
}

/** The manager who answers for it is the child's team manager, whoever does it (AC-01). */
function managerFor({ byFamily }: Subjects, { family, child }: Subject, directory: Directory): Ref | null {
  const concerned = child === null ? (byFamily.get(family) ?? []) : [child]
  return concerned.map((each) => managerOf(each, directory)).find((manager) => manager !== undefined) ?? null
}

type ReadAction = { readonly row: ActionRow; readonly said: ActionValue; readonly saysWhence: boolean }

/** One row of the actions, for a child or a family known by name; null where it stays out, said why. */
function readAction(workings: Workings, subjects: Subjects, directory: Directory, row: ActionRow): ReadAction | null {
  const words = textIn(row, 'words')
  const name = nameIn(row, 'subject')
  if (words === null || name === null) {
    leaveOut(workings, row, null, words === null ? say.noWords : say.nobodyOfThatName(''), aboutNobody)
    return null
  }
  const doer = personIn(row, 'doer', directory)
  const subject = subjectOf(subjects, name, doer, directory)
  if (!subject.ok) {
    leaveOut(workings, row, 'subject', subject.because, aboutNobody)
    return null
  }
  const { family, child } = subject.value
  if (subject.value.words !== null) row.report('subject', subject.value.words)
  if (nameIn(row, 'doer') === null) row.report('doer', say.noDoer)
  const source = wordIn(row, 'from', actionSources, 'LGP, clinic, LTM, review, court and urgent return')
  const said: ActionValue = {
    family,
    child: child?.ref ?? null,
    words,
    doer,
    accountableManager: managerFor(subjects, subject.value, directory),
    dueOn: dueIn(row),
    source: source ?? 'family',
    done: yesOrNoIn(row, 'done') === true ? true : null,
    notes: textIn(row, 'notes'),
  }
  return { row, said, saysWhence: source !== null }
}

/** What the sheet itself says of a kept action: who answers for it and where it comes from are only guessed for a new one. */
const over = ({ said, saysWhence }: ReadAction, { value }: Kept<ActionValue>): ActionValue => ({
  ...said,
  source: saysWhence ? said.source : value.source,
  accountableManager: value.accountableManager ?? said.accountableManager,
})

/** The actions, for children and families known by name (FAM-06; AC-01). Comes after every sheet that names children. */
export function* planActions(
  workings: Workings,
  subjects: Subjects,
  directory: Directory,
  rows: readonly ActionRow[],
): InSteps<void> {
  const read = (yield* each(rows, (row) => readAction(workings, subjects, directory, row) ?? [])).flat()
  const matched = matchActions(
    read.map(({ said }) => said),
    workings.existing.actions,
  )
  for (const action of read) {
    const { row, said } = action
    const match = matched.get(said)
    const value = match === undefined ? said : over(action, match.kept)
    if (match?.reworded === true) row.report('words', rewordedAction(match.kept.value.words))
    workings.planned.actions.push(
      planRecord(`action:${row.source.sheet}!${row.source.row}`, row.source, value, match?.kept),
    )
    row.settle(workings, { family: said.family, child: said.child, leftOut: false })
    yield
  }
}
