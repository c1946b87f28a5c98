/** The three boxes of a date field as a browser sends them: `dateFields('startsOn', '2026-11-20')`. */
export function dateFields(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
