import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import { handleUpload } from '@/lib/platform/files/upload-handler'

/** A PDF in the eyes of every reader of heads, of the wanted size, different every time. */
export const pdfBytes = (size = 2000) => Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'), randomBytes(size)])
/** The beginning of a Windows program. */
export const programBytes = () =>
  Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(600, 0), Buffer.from('This program cannot be run in DOS mode')])

/** A zip of empty members: enough for whoever reads the directory. */
export function zipOf(...names: string[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const name of names.map((text) => Buffer.from(text))) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, name)
    entries.push(entry, name)
    offset += 30 + name.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const base = 'http://localhost/api/uploads'
const tus = { 'tus-resumable': '1.0.0' }

/** Opens an upload and gives its address. */
export async function opened(actor: Actor, name: string, size: number): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`
  const headers = { ...tus, 'upload-length': String(size), 'upload-metadata': metadata }
  const response = await handleUpload(actor, new Request(base, { method: 'POST', headers }), new Date())
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return `http://localhost${response.headers.get('location')}`
}

/** Sends bytes at an offset. */
export function sent(actor: Actor, url: string, offset: number, body: BodyInit): Promise<Response> {
  const headers = { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
  // Node asks for `duplex` when a body streams; the DOM's type does not know it.
  const init = { method: 'PATCH', headers, body, duplex: 'half' }
  return handleUpload(actor, new Request(url, init), new Date())
}

/** How far an upload is, as its owner or another person asks. */
export function asked(actor: Actor, url: string, method = 'HEAD'): Promise<Response> {
  return handleUpload(actor, new Request(url, { method, headers: tus }), new Date())
}

/** Opens, sends everything at once, and gives the id of the stored file. */
export async function uploaded(actor: Actor, name: string, bytes: Buffer): Promise<string> {
  const url = await opened(actor, name, bytes.length)
  const response = await sent(actor, url, 0, new Uint8Array(bytes))
  const file: { id: string } = await response.json()
  return file.id
}
