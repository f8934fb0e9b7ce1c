import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { isId } from '@/lib/platform/id'
import { log } from '@/lib/platform/log'
import { type ByteRange, openRead } from '@/lib/platform/storage'
import { downloadFile } from './commands'
import { contentDisposition } from './disposition'
import { readRange } from './range'
import { type FileDto, isPreviewable } from './schema'

// Chrome shows no PDF in a sandboxed document; its viewer is isolated by itself, and nothing else may load.
const pdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
const otherPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/**
 * A file as an HTTP answer, in flat memory: whole or the range asked for. Everything is saved under its own name, unless `?inline=1`
 * and the type is harmless to show. Every answer is audited. Throws Refusal; an invisible file is not_found.
 */
export async function downloadResponse(actor: Actor, id: string, request: Request): Promise<Response> {
  if (!isId(id)) throw new Refusal('not_found', '文件不存在，或您无权查看。')
  const wanted = request.headers.get('if-range')
  const rangeHeader = request.headers.get('range')
  const inline = new URL(request.url, 'http://localhost').searchParams.get('inline') === '1'
  const file = await runCommand(downloadFile, actor, { id, inline, range: rangeHeader?.slice(0, 100) })
  const range = wanted && wanted !== etagOf(file) ? null : readRange(rangeHeader, file.size)
  const headers = headersOf(file, inline && isPreviewable(file.mime))
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.size}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('content-length', String(range ? range.end - range.start + 1 : file.size))
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
  const body = request.method === 'HEAD' ? null : await bodyOf(file, range)
  return new Response(body, { status: range ? 206 : 200, headers })
}

const etagOf = (file: FileDto) => `"${file.sm3}"`

function headersOf(file: FileDto, inline: boolean): Headers {
  return new Headers({
    'content-type': file.mime,
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
    'content-security-policy': file.mime === 'application/pdf' ? pdfPolicy : otherPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    etag: etagOf(file),
  })
}

async function bodyOf(file: FileDto & { storageKey: string }, range: ByteRange | null): Promise<BodyInit> {
  const stream = await openRead(file.storageKey, range ?? undefined)
  if (!stream) {
    log.error({ file: file.id, key: file.storageKey }, '文件内容在磁盘上缺失')
    throw new Refusal('unavailable', '文件内容暂时无法读取，请联系系统管理员。')
  }
  const web: NodeReadableStream<Uint8Array> = Readable.toWeb(stream)
  return web as unknown as ReadableStream<Uint8Array>
}
