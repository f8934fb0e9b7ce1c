import { connect } from 'node:net'
import { Refusal } from '@/lib/kernel/refusal'
import { log } from '@/lib/platform/log'

/** What the scanner said: clean, or the name of what it found. */
export type ScanResult = { clean: true } | { clean: false; virus: string }

const idleMs = 60_000

/**
 * Sends a stream to clamd (INSTREAM: chunks with a length of four bytes, ended by an empty one) and gives its verdict. When the
 * scanner cannot be reached or does not finish, the file is not let through: Refusal(unavailable).
 */
export async function scanStream(source: AsyncIterable<Uint8Array>, host: string, port: number): Promise<ScanResult> {
  const answer = await converse(source, host, port).catch((error: unknown) => {
    log.error({ err: String(error) }, '病毒查杀服务不可用')
    throw notScanned()
  })
  if (/: OK$/.test(answer)) return { clean: true }
  const virus = /: (.+) FOUND$/.exec(answer)?.[1]
  if (virus) return { clean: false, virus }
  log.error({ answer }, '病毒查杀未完成')
  throw notScanned()
}

const notScanned = () => new Refusal('unavailable', '病毒查杀未完成，文件暂不能接收，请稍后重试；已上传的内容不会丢失。')

async function converse(source: AsyncIterable<Uint8Array>, host: string, port: number): Promise<string> {
  const socket = connect({ host, port })
  socket.setTimeout(idleMs, () => socket.destroy(new Error('timeout')))
  const answered = new Promise<string>((resolve, reject) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8')
    })
    socket.on('end', () => resolve(text.replace(/[\0\n]+$/, '')))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('closed')))
  })
  // The failure is reported by the writes below when it comes first.
  answered.catch(() => undefined)
  const write = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  try {
    await write(Buffer.from('zINSTREAM\0'))
    for await (const chunk of source) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.byteLength)
      await write(length)
      await write(chunk)
    }
    await write(Buffer.alloc(4))
    return await answered
  } finally {
    socket.destroy()
  }
}
