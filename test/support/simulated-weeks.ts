import process from 'node:process'

/** How many weeks the simulation lives through: twenty at every change, WAYMARK_SIMULATED_WEEKS before a release. */
export const simulatedWeeks = Number(process.env['WAYMARK_SIMULATED_WEEKS'] ?? '20')

/** The first council’s seed: another where several runs share the weeks of a release. */
export const firstSeed = Number(process.env['WAYMARK_SIMULATED_FROM'] ?? '1')
