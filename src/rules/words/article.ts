/** Said with another sound than it is written with. */
const withoutVowelSound = /^(?:uni|use|usu|eu|one\b|once\b)/i
const withVowelSound = /^(?:hour|honest|heir|honour)/i
/** A word of capitals is spelled out: an LCS, a PLO. */
const spelledOut = /^[AEFHILMNORSX][A-Z]+\b/
const beganWithVowel = /^[aeiou]/i

/** 'a midpoint review', 'an urgent return', 'an LCS note': by how the name sounds. */
export function withArticle(name: string): string {
  const sounds = spelledOut.test(name) || withVowelSound.test(name) || (beganWithVowel.test(name) && !withoutVowelSound.test(name) && !/^[A-Z]{2,}\b/.test(name)) // prettier-ignore
  return `${sounds ? 'an' : 'a'} ${name}`
}
