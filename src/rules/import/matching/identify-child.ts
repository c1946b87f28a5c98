import { nameOf, personIn, type Directory } from './directory.ts'
import type { FindingWords } from '#rules/import/plan/finding.ts'
import { readCaseSystemId } from '#rules/import/reading/read-cell.ts'
import { aboutNobody, nameIn, type About, type RowInHand } from '#rules/import/reading/read-row.ts'
import type { Ref } from '#rules/import/plan/record-values.ts'
import { childOf, type DraftChild, type Register, type WhyNobody } from './register.ts'
import { sayCell } from '#rules/import/sheets/sheet.ts'
import * as say from '#rules/import/words/words-for-children.ts'
import { differsFromOtherSheet } from '#rules/import/reading/words-for-reading.ts'
import type { Identity } from './known-children.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

/** A row that names one child, whatever the sheet. */
type ChildRow = RowInHand<'caseSystemId' | 'child'>

/** What a sheet without dates of birth says of who a row is about. */
export function identityIn(row: ChildRow): Identity {
  const id = readCaseSystemId(row.cell('caseSystemId'))
  if (!id.ok) row.report('caseSystemId', say.unreadableId(sayCell(row.cell('caseSystemId'))))
  return { caseSystemId: id.ok ? id.value : null, name: nameIn(row, 'child'), birth: null }
}

/** Keeps a row out, with the reason. */
export function leaveOut<F extends string>(
  workings: Workings,
  row: RowInHand<F>,
  field: F | null,
  words: FindingWords,
  about: About,
): void {
  row.report(field, words)
  row.settle(workings, { ...about, leftOut: true })
}

function whyLeftOut(identity: Identity, because: WhyNobody): FindingWords {
  const name = identity.name ?? 'the child'
  if (because.kind === 'several-children') return say.severalChildren(name)
  const { other } = because
  return say.idOfSomeoneElse(name, identity.caseSystemId ?? '', other.name ?? 'another child', other.place)
}

/** The child a row is about; null where nobody can tell, and then the row stays out, said why (FAM-06). */
export function childIn(
  workings: Workings,
  register: Register,
  row: ChildRow,
  identity: Identity,
  family: Ref,
): DraftChild | null {
  const about = { ...aboutNobody, family }
  if (identity.name === null && identity.caseSystemId === null) {
    leaveOut(workings, row, null, say.nobodyNamed, about)
    return null
  }
  const found = childOf(workings, register, identity, family, row.source)
  if (found.ok) return found.value
  leaveOut(workings, row, 'caseSystemId', whyLeftOut(identity, found.because), about)
  return null
}

/** Asks for an id that is still missing, and for a name. */
export function reportWhoIsMissing(row: ChildRow, identity: Identity, child: DraftChild): void {
  const id = child.said.caseSystemId ?? child.kept?.value.caseSystemId ?? null
  const isUnreadable = !readCaseSystemId(row.cell('caseSystemId')).ok
  if (id === null && !isUnreadable) row.report('caseSystemId', say.noCaseSystemId(child.said.name))
  if (identity.name === null && id !== null) row.report('child', say.nameMissing(id))
}

/** What a further sheet says of who works with a child: it fills what was open, and where it differs the first sheet's word is kept. */
export function fillPerson<F extends 'socialWorker' | 'solicitor'>(
  row: RowInHand<F>,
  child: DraftChild,
  field: F,
  directory: Directory,
): void {
  const person = personIn(row, field, directory)
  if (person === null) return
  const before = child.said[field]
  if (before === null) child.said = { ...child.said, [field]: person }
  else if (before !== person) {
    const [said, kept] = [person, before].map((ref) => nameOf(directory.people, ref))
    row.report(
      field,
      differsFromOtherSheet(
        row.heading(field),
        said ?? '',
        kept ?? '',
        `row ${child.source.row} of ${child.source.sheet}`,
      ),
    )
  }
}

/** Without a column for the team a child is with the team of whoever holds its case, so that somebody can see it. */
export function fillTeam(child: DraftChild, directory: Directory): void {
  const worker = child.said.socialWorker
  const team = worker === null ? undefined : directory.teamOf.get(worker)
  const isOpen = (child.kept?.value.team ?? null) === null && child.kept?.here?.has('team') !== true
  if (child.said.team === null && isOpen && team !== undefined) child.said = { ...child.said, team }
}
