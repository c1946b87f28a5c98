/** What an adult is to one child; null where nobody has said (FAM-04). */
export type Relation = {
  readonly relationship: string
  readonly parentalResponsibility: boolean | null
  readonly represented: boolean | null
}

/** 'mother, has parental responsibility, represented'; what nobody has said isn't guessed (FAM-04). */
export function sayRelation({ relationship, parentalResponsibility, represented }: Relation): string {
  const responsibility = parentalResponsibility ? 'has parental responsibility' : 'no parental responsibility'
  const lawyer = represented ? 'represented' : 'not represented yet'
  return [
    relationship,
    ...(parentalResponsibility === null ? [] : [responsibility]),
    ...(represented === null ? [] : [lawyer]),
  ].join(', ')
}
