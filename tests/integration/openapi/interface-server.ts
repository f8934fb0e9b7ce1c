import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { handleInterface } from '@/lib/openapi/door/handle'

/** The open interface on a port of this machine, as the web process serves it; `advance` moves its clock. */
export type InterfaceServer = { url: string; advance(ms: number): void; close(): Promise<void> }

/** Serves the interface over real HTTP. */
export async function serveInterface(): Promise<InterfaceServer> {
  let ahead = 0
  // On a busy machine an idle connection must not be closed while the client takes it up again.
  const server = createServer(
    { keepAliveTimeout: 600_000 },
    (incoming, outgoing) => void answer(incoming, outgoing, new Date(Date.now() + ahead)),
  )
  const port = await listening(server)
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    advance: (ms) => {
      ahead += ms
    },
    close: () => closed(server),
  }
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, now: Date): Promise<void> {
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, [value].flat().join(', '))
  const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as unknown as ReadableStream<Uint8Array>)
  const request = new Request(`http://127.0.0.1${incoming.url}`, {
    method,
    headers,
    body,
    ...(body ? { duplex: 'half' } : {}),
  } as RequestInit)
  const response = await handleInterface(request, '127.0.0.1', now)
  // Bytes nobody read are still under way: the connection ends with the answer.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) return void outgoing.end()
  Readable.fromWeb(response.body as unknown as NodeReadableStream<Uint8Array>).pipe(outgoing)
}

/** Starts listening on a free port of this machine; gives it. */
export function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}

/** Stops a server and every connection it still holds. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
