import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { CannotStart } from '#platform/cannot-start.ts'
import { passwordFor } from '#platform/db/addresses.ts'
import { withConnection } from '#platform/db/connect.ts'
import { embeddedBinaries } from '#platform/db/embedded/binaries.ts'
import { clusterOwner, makeCluster } from '#platform/db/embedded/new-cluster.ts'
import { runAs } from '#platform/db/embedded/run-as.ts'
import { startServer, stopServer } from '#platform/db/embedded/server-process.ts'
import { assert } from '#test/support/assert.ts'
import { freePort } from '#test/support/waymark-process.ts'
import { readConfig } from './config.ts'
import { addAuthority, authorityAddresses, openInstallation } from './installation.ts'

const base = join(tmpdir(), `waymark-tls-${process.pid}`)
const secret = 'a secret that only this test knows, long enough'
const at = (name: string) => join(base, name)
const openssl = (...words: string[]) => {
  const { status, stderr } = spawnSync('openssl', words, { cwd: base, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
}
const authorityCalled = (name: string) =>
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.crt`,
  )

/** A PostgreSQL that admits only encrypted connections, with a certificate for `localhost` that the CA `ours` signed. */
async function startOverTls() {
  await mkdir(base, { mode: 0o755 })
  for (const name of ['ours', 'theirs']) authorityCalled(name)
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
  )
  await writeFile(at('names'), 'subjectAltName=DNS:localhost\n')
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ours.crt',
    '-CAkey',
    'ours.key',
    '-extfile',
    'names',
    '-out',
    'server.crt',
  )
  const [cluster, port, user] = [at('postgres'), await freePort(), runAs(at('postgres'))]
  await chmod(at('server.key'), 0o600)
  if (user) await chown(at('server.key'), user.uid, user.gid)
  const binaries = await embeddedBinaries(base, user)
  const password = passwordFor(secret, 'postgres', clusterOwner)
  await makeCluster(binaries, cluster, user, password, {
    ssl: 'on',
    ssl_cert_file: at('server.crt'),
    ssl_key_file: at('server.key'),
    listen_addresses: 'localhost',
    port: String(port),
    unix_socket_directories: '',
  })
  await writeFile(
    join(cluster, 'pg_hba.conf'),
    `hostssl all waymark all scram-sha-256\nhostssl samerole all all scram-sha-256\nhost all all all reject\n`,
  )
  const order = { binaries, cluster, user, log: at('postgres.log'), serverArguments: [] }
  const child = await startServer(order)
  const url = (host: string, rest: string) => `postgres://${clusterOwner}:${password}@${host}:${port}/postgres${rest}`
  return { url, stop: () => stopServer(order, child) }
}

const there = spawnSync('openssl', ['version']).status === 0
const server = there ? await startOverTls() : null
after(async () => {
  await server?.stop()
  await rm(base, { recursive: true, force: true })
})

const open = (databaseUrl: string) =>
  openInstallation(
    readConfig({ DATABASE_URL: databaseUrl, WAYMARK_SECRET: secret, WAYMARK_DATA: at('data') }),
    Temporal.Instant.from('2026-11-20T09:00Z'),
    () => undefined,
  )
const saying = (words: RegExp) => (error: unknown) => error instanceof CannotStart && words.test(error.message)

test(
  'with verify-full and the CA in DATABASE_URL every login reaches the database encrypted',
  { skip: !there },
  async () => {
    const installation = await open(
      server?.url('localhost', `?sslmode=verify-full&sslrootcert=${at('ours.crt')}`) ?? '',
    )
    const northbrook = { key: 'northbrook', name: 'Northbrook Council', hosts: ['northbrook.localhost'] }
    await addAuthority(installation, northbrook, Temporal.Instant.from('2026-11-20T09:00Z'))
    const { owner, application } = authorityAddresses(installation, { key: 'northbrook', server: null })
    for (const address of [installation.administrator, owner, application]) {
      const { rows } = await withConnection(address, (client) =>
        client.query<Record<string, unknown>>('select ssl, version from pg_stat_ssl where pid = pg_backend_pid()'),
      )
      assert.deepEqual(rows, [{ ssl: true, version: 'TLSv1.3' }])
    }
  },
)

test(
  'another CA and a name that isn’t in the certificate stop the start with a sentence',
  { skip: !there },
  async () => {
    const otherCa = server?.url('localhost', `?sslmode=verify-full&sslrootcert=${at('theirs.crt')}`) ?? ''
    await assert.rejects(open(otherCa), saying(/The connection to localhost:\d+\/postgres can't be made safe: /))
    const otherName = server?.url('127.0.0.1', `?sslmode=verify-full&sslrootcert=${at('ours.crt')}`) ?? ''
    await assert.rejects(open(otherName), saying(/can't be made safe: .*127\.0\.0\.1/))
  },
)
