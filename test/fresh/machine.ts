import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** How this machine reaches packages: a Debian made on it reaches them the same way. */
export type Machine = {
  /** Debian's own sources, without those of others: the first is the archive itself. */
  readonly sources: readonly AptSource[]
  /** The Debian it is itself: `bookworm`. */
  readonly codename: string
  /** apt's settings of how to fetch, as lines of an apt.conf. */
  readonly fetching: string
  /** The files of certificates it trusts. */
  readonly certificates: readonly string[]
  /** Where npm fetches and by which proxy, as environment. */
  readonly environment: Readonly<Record<string, string>>
}

type AptSource = { readonly address: string; readonly release: string; readonly component: string }

/** Reads all that from the machine. Throws where it isn't a Debian that knows its packages. */
export function thisMachine(): Machine {
  const sources = debianSources()
  const [archive] = sources
  if (!archive)
    throw new Error('apt-get names no source of Debian’s here: run apt-get update first, on a Debian, as root.')
  const npm = npmSettings()
  return {
    sources,
    codename: archive.release,
    fetching: said('apt-config', ['dump', 'Acquire']),
    certificates: [...new Set([systemCertificates, npm['npm_config_cafile'] ?? ''])].filter((file) => existsSync(file)),
    environment: { ...npm, ...proxies() },
  }
}

const systemCertificates = '/etc/ssl/certs/ca-certificates.crt'

function debianSources(): readonly AptSource[] {
  const format = '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)'
  const lines = said('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']).split('\n')
  const fields = lines.map((line) => line.split(' ')).filter(([origin]) => origin === 'Debian')
  return fields.map(([, address = '', release = '', component = '']) => ({ address, release, component }))
}

const fetchingNpm = ['registry', 'cafile', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl']

/** Only where and how npm fetches: nothing that says who it is. */
function npmSettings(): Record<string, string> {
  const lines = said('npm', ['config', 'get', ...fetchingNpm]).split('\n')
  const settings = lines.map((line) => /^([a-z-]+) ?= ?(.+)$/.exec(line)).filter((match) => match !== null)
  return Object.fromEntries(
    settings
      .map(([, key = '', value = '']) => [`npm_config_${key.replaceAll('-', '_')}`, value] as const)
      .filter(([, value]) => value !== 'null' && value !== ''),
  )
}

const proxies = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      /^(https?|no|all)_proxy$/i.test(name) && value ? [[name, value]] : [],
    ),
  )

function said(program: string, words: readonly string[]): string {
  const { stdout, stderr, status, error } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${error?.message ?? stderr}`)
  return stdout
}
