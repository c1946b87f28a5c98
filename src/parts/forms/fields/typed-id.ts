/** The id or version that a form or an address carries as text; null for anything else. */
export const idOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
