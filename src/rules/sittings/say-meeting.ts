/** What a meeting is told apart by from others of its day: the name of its series; null where the authority has one series alone. (TM-01) */
export type ToldApart = { readonly apart: string | null }

/** 'Monday 23 November'; 'Monday 23 November, Court Progression Panel' where several series meet. */
export const sayMeetingOf = (day: string, { apart }: ToldApart): string => (apart === null ? day : `${day}, ${apart}`)
