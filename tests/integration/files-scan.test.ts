import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanStream } from '@/lib/platform/files/clamd'

/** A scanner that speaks clamd's protocol and finds whatever holds the word EICAR. */
function scanner(): Promise<Server> {
  const server = createServer((socket) => {
    let all = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      all = Buffer.concat([all, chunk])
      if (!all.subarray(-4).equals(Buffer.alloc(4))) return
      const content = unframed(all.subarray('zINSTREAM\0'.length))
      if (content === null) return
      const answer = content.includes('HUGE')
        ? 'INSTREAM size limit exceeded. ERROR'
        : `stream: ${content.includes('EICAR') ? 'Eicar-Test FOUND' : 'OK'}`
      socket.end(`${answer}\0`)
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function unframed(framed: Buffer): Buffer | null {
  const parts: Buffer[] = []
  for (let at = 0; at + 4 <= framed.length; ) {
    const length = framed.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(framed.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

describe('the virus scanner', () => {
  let server: Server
  const port = () => (server.address() as AddressInfo).port
  beforeAll(async () => {
    server = await scanner()
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('a clean stream is clean, in however many pieces', async () => {
    expect(await scanStream(pieces('国资', '监管', 'x'.repeat(100_000)), '127.0.0.1', port())).toEqual({ clean: true })
  })

  test('an infected one is named', async () => {
    expect(await scanStream(pieces('EI', 'CAR'), '127.0.0.1', port())).toEqual({ clean: false, virus: 'Eicar-Test' })
  })

  test('a scanner that gives up or is not there lets nothing through', async () => {
    await expect(scanStream(pieces('HUGE'), '127.0.0.1', port())).rejects.toMatchObject({ code: 'unavailable' })
    await expect(scanStream(pieces('x'), '127.0.0.1', 1)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
