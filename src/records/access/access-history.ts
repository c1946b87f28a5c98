/** What history calls the records that say who may see a family. They are shown to those who ask about and decide on it, and to nobody else. (FAM-05) */
export const accessKinds = ['restriction', 'restriction-request', 'named-access', 'denied-access'] as const

export type AccessKind = (typeof accessKinds)[number]
