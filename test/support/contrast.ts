/** How much one colour stands out from another, from 1 (not at all) to 21, each as a browser computes it: `rgb(11, 79, 72)` (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [brightness(one), brightness(other)].toSorted((a, b) => a - b)
  return (more + 0.05) / (less + 0.05)
}

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/[\d.]+/g)].map(([part]) => linear(Number(part) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
