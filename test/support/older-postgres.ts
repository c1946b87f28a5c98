/** The folder of programs of the oldest PostgreSQL that DATABASE_URL may name: where Debian 12 puts it, or WAYMARK_TEST_POSTGRES. */
export const olderPostgres = process.env['WAYMARK_TEST_POSTGRES'] ?? '/usr/lib/postgresql/15/bin'
