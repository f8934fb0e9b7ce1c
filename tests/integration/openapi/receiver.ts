import { createServer } from 'node:http'
import { type Received, refuseMessage } from '@/lib/openapi/rules/signature'
import { closed, listening } from './interface-server'

/** What arrived, how it was judged by the receiver's own rules, and what it was answered. */
export type Arrival = Received & { topic: string; refusal: string | null; answered: number }

/** A receiver on this machine that keeps to the reference: signature, five minutes, no id twice. `answers` are given before 200. */
export type Receiver = { url: string; arrivals: Arrival[]; answers: number[]; secret: string; close(): Promise<void> }

/** Starts a receiver; its secret is set once it is known. */
export async function startReceiver(): Promise<Receiver> {
  const seen = new Set<string>()
  const receiver: Receiver = { url: '', arrivals: [], answers: [], secret: '', close: () => closed(server) }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name] ?? '')
      const message = { timestamp: header('x-guozi-timestamp'), id: header('x-guozi-id'), signature: header('x-guozi-signature'), body }
      const refusal = refuseMessage(receiver.secret, message, Number(message.timestamp), (id) => seen.has(id))
      const answered = receiver.answers.shift() ?? (refusal ? 401 : 200)
      if (answered === 200) seen.add(message.id)
      receiver.arrivals.push({ ...message, topic: header('x-guozi-topic'), refusal, answered })
      response.writeHead(answered, answered === 302 ? { location: '/elsewhere' } : {}).end('ok')
    })
  })
  receiver.url = `http://127.0.0.1:${await listening(server)}/events`
  return receiver
}
