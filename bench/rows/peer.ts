import { Agent, get } from 'node:http'
import type { Contender } from '../load/closed-loop.ts'

const agent = new Agent({ keepAlive: true })

/**
 * Any HTTP address that lists 50 filtered, sorted records, as PEER_URL names it: what a council would otherwise build this on. A header it
 * needs (a token) stands after the address, with a space between: `http://host/path xc-token: …`.
 */
export function peerAt(said: string): Contender {
  const [address = '', ...rest] = said.split(' ')
  const [name, value] = rest.join(' ').split(': ')
  const headers = name !== undefined && value !== undefined ? { [name]: value } : {}
  const ask = () =>
    new Promise<boolean>((done, failed) => {
      const sent = get(address, { agent, headers }, (response) => {
        response.resume()
        response.once('end', () => done(response.statusCode === 200))
      })
      sent.once('error', failed)
    })
  return { name: 'peer', ask }
}
