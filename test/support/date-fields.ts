/** A date field as a browser sends it: `dateFields('startsOn', '2026-11-20')`; '' empties it. */
export function dateFields(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [name]: iso === '' ? '' : `${Number(day)}/${Number(month)}/${year}` }
}
