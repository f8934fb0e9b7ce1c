import { z } from 'zod'
import { usccValid } from '@/lib/kernel/expr/uscc'
import { Refusal } from '@/lib/kernel/refusal'
import { mostCodes } from './codes'
import { hex } from './group'
import { mostMessageBytes } from './message'
import type { Course, Own } from './protocol'

/** A message as it travels. */
export const base64Schema = z
  .string()
  .max(Math.ceil((mostMessageBytes * 4) / 3) + 4, '消息过长')
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, '消息不是由本页面或命令行算出的')
  .refine((text) => text.length % 4 === 0, '消息不完整')
const ownSchema = z.object({
  kind: z.literal('guozi-psi-own'),
  session: z.uuid(),
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  codes: z.array(z.string().refine(usccValid)).min(1).max(mostCodes),
})
const taskSchema = z.object({
  kind: z.literal('guozi-psi-task'),
  session: z.uuid(),
  mode: z.enum(['codes', 'size']),
  side: z.enum(['a', 'b']),
  messages: z.object({ 1: base64Schema.optional(), 2: base64Schema.optional(), 3: base64Schema.optional() }),
})

/** What a side keeps, as the text of a file; whoever has it can read the list. */
export function ownText(session: string, { seed, codes }: Own): string {
  return JSON.stringify({ kind: 'guozi-psi-own', session, seed: hex(seed), codes })
}

/** Reads such a file of this session. Throws Refusal(invalid). */
export function readOwn(text: string, session: string): Own {
  const parsed = ownSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw new Refusal('invalid', '这不是隐私比对的本机进度文件。')
  if (parsed.data.session !== session) throw new Refusal('invalid', '这份进度文件属于另一次比对。')
  return { seed: fromHex(parsed.data.seed), codes: parsed.data.codes }
}

/** What the command line needs of a session: whose turn, and the messages so far. */
export function taskText({ session, mode, side, messages }: Course): string {
  const texts = Object.fromEntries(Object.entries(messages).map(([round, bytes]) => [round, toBase64(bytes)]))
  return JSON.stringify({ kind: 'guozi-psi-task', session, mode, side, messages: texts })
}

/** Reads such a file. Throws Refusal(invalid). */
export function readTask(text: string): Course {
  const parsed = taskSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw new Refusal('invalid', '这不是从比对页面下载的任务文件。')
  const { session, mode, side, messages } = parsed.data
  return { session, mode, side, messages: bytesOf(messages) }
}

/** Messages as they travel (base64), as bytes. */
export function bytesOf(messages: Partial<Record<1 | 2 | 3, string | undefined>>): Course['messages'] {
  return Object.fromEntries(Object.entries(messages).flatMap(([round, text]) => (text ? [[round, fromBase64(text)]] : [])))
}

/** Bytes as base64, and back; in the browser as well as in Node. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
