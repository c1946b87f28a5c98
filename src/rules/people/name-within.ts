/** A child's name as said within the family: 'Cara' of Cara Adeyemi, 'baby of Tolu' as it stands. */
export const nameWithin = (familyName: string, name: string): string =>
  name.toLocaleLowerCase('en-GB').endsWith(` ${familyName.toLocaleLowerCase('en-GB')}`)
    ? name.slice(0, -familyName.length - 1)
    : name
