import { everSaid, planRecord } from './compare-records.ts'
import { byId, byRef, withKey } from './find-records.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import { textIn, type RowOf } from '#rules/import/reading/read-row.ts'
import { idOf, keptRef, type Kept, type PersonValue, type Ref } from '#rules/import/plan/record-values.ts'
import { sameAddress, sameName } from '#rules/import/words/words-for-staff.ts'
import type { Known, Workings } from '#rules/import/plan/workings.ts'

const keysOfNames = (kept: Kept<PersonValue>) => everSaid(kept, 'name').map(nameKey)
const keysOfAddresses = (kept: Kept<PersonValue>) => everSaid(kept, 'email').map((each) => each?.toLowerCase() ?? null)
const plannedName = ({ value }: Known<PersonValue>) => [nameKey(value.name)]
const plannedAddress = ({ value }: Known<PersonValue>) => [value.email]

/** A person listed twice, for two roles, is one; a second name under one address keeps the name and loses the address. */
function personPlanned({ planned, existing }: Workings, name: string, email: string | null): Ref | null {
  const keptSo = withKey(existing.people, keysOfNames, nameKey(name)).map(({ id }) => keptRef(id))
  const calledSo = [
    ...withKey(planned.people, plannedName, nameKey(name)),
    ...keptSo.flatMap((ref) => withKey(planned.people, byRef, ref)),
  ]
  const hasNoOther = ({ ref, value }: Known<PersonValue>): boolean =>
    email === null ||
    value.email === null ||
    value.email === email ||
    withKey(existing.people, byId, idOf(ref)).some((kept) => keysOfAddresses(kept).includes(email))
  return calledSo.find(hasNoOther)?.ref ?? null
}

/** A person is known by e-mail address; by name alone only where one of the two has no address. */
export function planPerson(workings: Workings, row: RowOf<'staff'>, name: string): Ref {
  const address = textIn(row, 'email')?.toLowerCase() ?? null
  const already = personPlanned(workings, name, address)
  if (already !== null) return already
  const sharing = address === null ? undefined : withKey(workings.planned.people, plannedAddress, address)[0]
  if (sharing !== undefined) row.report('email', sameAddress(name, sharing.value.name))
  const email = sharing === undefined ? address : null
  const [sameEmail] = email === null ? [] : withKey(workings.existing.people, keysOfAddresses, email)
  const namesakes = withKey(workings.existing.people, keysOfNames, nameKey(name))
  const mayBe = namesakes.filter(({ value }) => email === null || value.email === null)
  const kept = sameEmail ?? (mayBe.length === 1 ? mayBe[0] : undefined)
  if (kept === undefined && namesakes.length > 0) row.report('email', sameName(name))
  const ref = `person:${email ?? `${row.source.sheet}!${row.source.row}`}`
  const person = planRecord(ref, row.source, { name, email }, kept)
  workings.planned.people.push(person)
  return person.ref
}
