/** Whether this is the run before a release (WAYMARK_TEST_WIDE=yes), which tries on every example what is tried on some at every change. */
export const isWide = process.env['WAYMARK_TEST_WIDE'] === 'yes'
