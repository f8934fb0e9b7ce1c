import { createHmac, timingSafeEqual } from 'node:crypto'

/** How old a message may be when it arrives; an older one is refused by the receiver. */
export const replayWindowSeconds = 300

/** The signature of a message: `v1=` and HMAC-SHA256 in hex over `<timestamp>.<id>.<body>`; timestamp in seconds since 1970. */
export function signMessage(secret: string, timestamp: number, id: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${id}.${body}`, 'utf8').digest('hex')}`
}

export type Received = { timestamp: string; id: string; signature: string; body: string }

/**
 * What a receiver does, as the reference shows it: signature right, timestamp within five minutes, id not seen before. Gives why a
 * message is refused, null = genuine and new.
 */
export function refuseMessage(secret: string, message: Received, nowSeconds: number, seen: (id: string) => boolean): string | null {
  const timestamp = Number(message.timestamp)
  if (!Number.isSafeInteger(timestamp) || Math.abs(nowSeconds - timestamp) > replayWindowSeconds) return '时间戳超出五分钟'
  const [given, right] = [message.signature, signMessage(secret, timestamp, message.id, message.body)].map((text) => Buffer.from(text))
  if (given!.length !== right!.length || !timingSafeEqual(given!, right!)) return '签名不符'
  return seen(message.id) ? '重复的消息' : null
}
