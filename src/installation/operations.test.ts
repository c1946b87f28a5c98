import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { appendFile, chmod, chown, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { identity, runAs } from '#platform/db/embedded/run-as.ts'
import { startServer, stopServer } from '#platform/db/embedded/server-process.ts'
import { fileStore } from '#platform/files/stored-files.ts'
import { assert } from '#test/support/assert.ts'
import { olderPostgres } from '#test/support/older-postgres.ts'
import { cleanEnvironment, freePort } from '#test/support/waymark-process.ts'

// What docs/operations.md tells whoever runs Waymark on a PostgreSQL of their own, word for word: its blocks are run, with this test's
// server, folders and secrets in the place of those they name. What comes with npm has neither psql nor pg_dump, so that it needs Debian's.

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const document = readFileSync(join(checkout, 'docs/operations.md'), 'utf8')
const lacks = ['initdb', 'psql', 'pg_dump'].some((name) => !existsSync(join(olderPostgres, name)))
const skip = lacks && `there are no programs of PostgreSQL in ${olderPostgres}`

/** The blocks of code under a heading, in order. */
function blocksUnder(heading: string): readonly string[] {
  const section = document.split(/^(?=##)/m).find((each) => each.startsWith(`${heading}\n`))
  assert.ok(section !== undefined, `docs/operations.md has “${heading}”`)
  return [...section.matchAll(/```\w*\n(.*?)```/gs)].map(([, code = '']) => code)
}

const holding = (heading: string, words: string): string => {
  const found = blocksUnder(heading).filter((block) => block.includes(words))
  assert.equal(found.length, 1, `one block with “${words}” under “${heading}”`)
  return found[0] ?? ''
}

const base = join(tmpdir(), `waymark-operations-${process.pid}`)
const [data, socket, cluster] = [join(base, 'var-lib-waymark'), join(base, 'socket'), join(base, 'postgres')]
const [password, secret, cookie] = [randomBytes(18), randomBytes(32), randomBytes(24)].map((bytes) =>
  bytes.toString('hex'),
)
const host = 'waymark.northbrook.example'

const run = (command: string, words: readonly string[], more: object = {}): string => {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: base, encoding: 'utf8', ...more })
  assert.equal(status, 0, `${command} ${words.join(' ')}: ${stderr}`)
  return stdout
}

/** As an operator at a shell, with the settings of the document's own file. */
const shell = (block: string, settings: Readonly<Record<string, string>>): string =>
  run('sh', ['-ec', block.replaceAll('/var/lib/waymark', data)], { env: { ...asOperator(), ...settings } })

let port = 0
const asOperator = () => ({
  ...cleanEnvironment(),
  PATH: `${olderPostgres}:${cleanEnvironment().PATH}`,
  ...{ PGHOST: socket, PGPORT: String(port), PGUSER: 'postgres' },
})

/** A server that admits only those whom the document’s lines admit, encrypted, besides its own superuser on the machine. */
async function startOwnServer() {
  port = await freePort()
  for (const folder of [base, socket, cluster]) await mkdir(folder, { mode: 0o755, recursive: true })
  const user = runAs(base)
  if (user) for (const folder of [socket, cluster]) await chown(folder, user.uid, user.gid)
  await chmod(cluster, 0o700)
  run(
    join(olderPostgres, 'initdb'),
    [`--pgdata=${cluster}`, '--username=postgres', '--auth=trust', '--locale=C.UTF-8'],
    identity(user),
  )
  certificates()
  if (user) for (const file of ['server.key', 'server.crt']) await chown(join(base, file), user.uid, user.gid)
  await chmod(join(base, 'server.key'), 0o600)
  const admits = holding('## Several authorities', 'hostssl').replaceAll('10.0.0.0/24', '127.0.0.1/32')
  await writeFile(join(cluster, 'pg_hba.conf'), `local all postgres trust\n${admits}`)
  await appendFile(
    join(cluster, 'postgresql.conf'),
    `ssl = on\nssl_cert_file = '${base}/server.crt'\nssl_key_file = '${base}/server.key'\nlisten_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = '${socket}'\nfsync = off\n`,
  )
  const order = { binaries: olderPostgres, cluster, user, log: join(base, 'postgres.log'), serverArguments: [] }
  const child = await startServer(order)
  return () => stopServer(order, child)
}

/** An authority that signs certificates, and the server's for the name `localhost`. */
function certificates(): void {
  const fresh = ['req', '-newkey', 'rsa:2048', '-nodes']
  run('openssl', [...fresh, '-x509', '-subj', '/CN=ours', '-keyout', 'ca.key', '-out', 'ca.crt'])
  run('openssl', [...fresh, '-subj', '/CN=localhost', '-keyout', 'server.key', '-out', 'server.csr'])
  run('sh', ['-c', 'echo subjectAltName=DNS:localhost > names'])
  const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-out', 'server.crt']
  run('openssl', ['x509', '-req', '-in', 'server.csr', ...signed])
}

/** The settings in the document's /etc/waymark.env, reaching the database as its section on TLS says. */
function settings(): Readonly<Record<string, string>> {
  const file = holding('## Production', 'NODE_ENV=production')
  const lines = file.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^(\w+)=(.*?)(?:\s+#.*)?$/.exec(line) ?? []
    return name === '' ? [] : [[name, value] as const]
  })
  const overTls = holding('### TLS to the database', 'sslmode=verify-full').trim().slice('DATABASE_URL='.length)
  const database = overTls
    .replace('…', password ?? '')
    .replace('db.internal:5432', `localhost:${port}`)
    .replace('/etc/waymark-database-ca.crt', join(base, 'ca.crt'))
  return { ...Object.fromEntries(lines), DATABASE_URL: database, WAYMARK_SECRET: secret ?? '', WAYMARK_DATA: data }
}

type Running = { readonly child: ChildProcess; readonly at: number; readonly ended: Promise<unknown> }
const running: Running[] = []

/** One more process, by the line that starts the service. */
async function startProcess(): Promise<Running> {
  const [, line = ''] = /^ExecStart=\/srv\/waymark\/(.*)$/m.exec(holding('## Production', 'ExecStart=')) ?? []
  const at = await freePort()
  const env = { ...cleanEnvironment(), ...settings(), PORT: String(at) }
  const child = spawn('sh', ['-c', `exec ${line}`], { cwd: base, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const process = { child, at, ended: new Promise((done) => child.once('close', done)) }
  running.push(process)
  while ((await ask(at, '/health/ready')).status !== 200) {
    assert.equal(child.exitCode, null, said)
    await pause(50)
  }
  return process
}

async function stopAll(): Promise<void> {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
}

type Answered = { readonly status: number; readonly body: string }

/** As the reverse proxy asks on behalf of somebody who is signed in. */
const ask = (at: number, path: string): Promise<Answered> =>
  new Promise((done) => {
    const headers = {
      host,
      cookie: `__Host-waymark=${cookie ?? ''}`,
      'x-forwarded-for': '10.0.0.7',
      'x-forwarded-proto': 'https',
    }
    get({ host: '127.0.0.1', port: at, path, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => done({ status: response.statusCode ?? 0, body }))
    }).once('error', () => done({ status: 0, body: '' }))
  })

const letter = 'A letter before proceedings'

/** Somebody who is signed in and may see everything, and a document that the meeting has. */
async function workIsDone(): Promise<void> {
  const kept = await fileStore(join(data, 'files', 'northbrook')).keep(Buffer.from(letter))
  const hash = createHash('sha256')
    .update(cookie ?? '')
    .digest('hex')
  const sql = `
    insert into person (name, email) values ('Dawn Pickering', 'dawn@northbrook.example');
    insert into role_holding (person_id, role, starts_on) select id, 'panel-administrator', '2020-01-01' from person where name = 'Dawn Pickering';
    insert into session (id_hash, person_id, started_at, last_seen_at) select '${hash}', id, now(), now() from person where name = 'Dawn Pickering';
    insert into family (reference, name) values ('NB-2001', 'Adeyemi');
    insert into child (family_id, name, born_on) select id, 'Cara Adeyemi', '2019-03-01' from family;
    insert into sitting (series_id, meets_on, stands_for, state) select id, '2026-11-16', '2026-11-16', 'held' from meeting_series;
    insert into agenda_item (sitting_id, section, subject_kind, family_id, title, minutes) select s.id, 'other', 'other', f.id, 'Adeyemi', 5 from sitting s, family f;
    insert into agenda_item_child (item_id, child_id) select i.id, c.id from agenda_item i, child c;
    insert into document (agenda_item_id, child_id, kind, file_name, media_type, bytes, sha256, stored_as, added_by, added_at)
      select i.id, c.id, 'referral', 'Letter.txt', 'text/plain', ${kept.bytes}, '${kept.sha256}', '${kept.storedAs}', p.id, now()
      from agenda_item i, child c, person p where p.name = 'Dawn Pickering';`
  run('psql', ['--quiet', '--set=ON_ERROR_STOP=1', 'waymark_northbrook', `--command=${sql}`], { env: asOperator() })
}

async function everythingIsServedBy({ at }: Running): Promise<void> {
  const page = await ask(at, '/')
  assert.equal(page.status, 200)
  assert.match(page.body, /Dawn Pickering/)
  assert.deepEqual(await ask(at, '/documents/1'), { status: 200, body: letter })
}

let stopServing = (): Promise<unknown> => Promise.resolve()
after(async () => {
  await stopAll()
  await stopServing()
  await rm(base, { recursive: true, force: true })
})

const add = () => holding('## Several authorities', 'add-authority northbrook')

test(
  'an authority is added on a server of one’s own, over TLS, and two processes serve the same session and document',
  { skip },
  async () => {
    stopServing = await startOwnServer()
    for (const name of ['node_modules', 'src']) await symlink(join(checkout, name), join(base, name))
    shell(`psql postgres --command="${holding('## Production', 'create role').replace('…', password ?? '')}"`, {})
    assert.match(shell(add(), settings()), /Northbrook Council is served at waymark\.northbrook\.example/)
    await workIsDone()
    for (const process of [await startProcess(), await startProcess()]) await everythingIsServedBy(process)
    const unencrypted = run(
      'psql',
      [
        'postgres',
        '--tuples-only',
        '--command=select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid) where not ssl and client_addr is not null',
      ],
      { env: asOperator() },
    )
    assert.equal(unencrypted.trim(), '0')
  },
)

test(
  'SEC-05 backed up and restored as written, registry, records and documents are back when all of them were lost',
  { skip },
  async () => {
    const [backup = '', restore = '', more = ''] = blocksUnder('### A server of your own')
    shell(backup, {})
    await stopAll()
    shell('dropdb waymark_northbrook; dropdb waymark_registry', {})
    await rm(data, { recursive: true })
    await mkdir(data)
    shell(restore, settings())
    shell(more, settings())
    await everythingIsServedBy(await startProcess())
  },
)
