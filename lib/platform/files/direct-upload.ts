import { truncate } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Upload as StoredUpload } from '@tus/server'
import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { startUpload } from './commands'
import { finishOnce } from './finish-once'
import { finishedUpload, openUpload } from './finish-upload'
import type { FileDto } from './schema'
import { discardBytes, uploadStore } from './tus-store'

/** How far an upload is, in bytes; `file` once everything has arrived and was accepted. */
export type UploadState = { id: string; name: string; size: number; received: number; file: FileDto | null }

// Uploads being written by this process: two writers would mix their bytes.
const writing = new Set<string>()

const gone = () => new Refusal('not_found', '上传不存在或已过期，请重新上传。')

/** Opens an upload for programs that send bytes by PUT, beside the resumable protocol of the pages; both share rows, bytes and checks. */
export async function startDirect(actor: Actor, wanted: { name: string; size: number; data?: boolean }, now: Date): Promise<UploadState> {
  const id = newId()
  const { name } = await runCommand(startUpload, actor, { id, ...wanted }, { now })
  const { size } = wanted
  await uploadStore().files.create(
    new StoredUpload({ id, size, offset: 0, metadata: { filename: name }, creation_date: now.toISOString() }),
  )
  return { id, name, size, received: 0, file: null }
}

/** Where an upload of this person stands. Throws Refusal(not_found). */
export async function directState(actor: Actor, id: string): Promise<UploadState> {
  const upload = await openUpload(actor, id)
  if (!upload) return finishedState(await finishedUpload(actor, id))
  return { id, name: upload.name, size: Number(upload.size), received: await receivedOf(id), file: null }
}

function finishedState(file: FileDto | null): UploadState {
  if (!file) throw gone()
  return { id: file.id, name: file.name, size: file.size, received: file.size, file }
}

async function receivedOf(id: string): Promise<number> {
  const info = await uploadStore()
    .files.getUpload(id)
    .catch(() => undefined)
  if (!info) throw gone()
  return info.offset
}

/**
 * Takes the bytes of a request: the whole file, or with `Content-Range: bytes a-b/n` the next part of it. The last byte finishes the file:
 * content checked, scanned, digested. A finished upload answers with its file again. Throws Refusal.
 */
export async function receiveDirect(actor: Actor, id: string, request: Request, now: Date): Promise<UploadState> {
  if (!may(actor, 'file.upload')) throw new Refusal('forbidden', '您的岗位没有上传附件的权限。')
  const upload = await openUpload(actor, id)
  if (!upload) return finishedState(await finishedUpload(actor, id))
  const size = Number(upload.size)
  const part = partOf(request, size)
  if (writing.has(id)) throw new Refusal('conflict', '这个文件正在上传，请等待前一次请求结束。')
  writing.add(id)
  try {
    const received = await takeBytes(id, part, request)
    if (received < size) return { id, name: upload.name, size, received, file: null }
    return finishedState(await finishOnce(actor, upload, now))
  } finally {
    writing.delete(id)
  }
}

type Part = { start: number; length: number; whole: boolean }

function partOf(request: Request, size: number): Part {
  const header = request.headers.get('content-length')
  if (header === null || !/^\d{1,12}$/.test(header)) throw new Refusal('length_required', '上传文件须带 Content-Length 请求头。')
  const length = Number(header)
  const range = request.headers.get('content-range')
  if (range === null) {
    if (length !== size) throw new Refusal('invalid', `登记的文件大小为 ${size} 字节，本次发送 ${length} 字节，应当一致。`)
    return { start: 0, length, whole: true }
  }
  const [, from, to, of] = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/.exec(range) ?? []
  const start = Number(from)
  if (of === undefined || Number(of) !== size || Number(to) !== start + length - 1 || Number(to) >= size)
    throw new Refusal('invalid', `Content-Range 应如 bytes 0-${Math.min(size, 1_048_576) - 1}/${size}，并与 Content-Length 一致。`)
  return { start, length, whole: false }
}

async function takeBytes(id: string, { start, length, whole }: Part, request: Request): Promise<number> {
  const { files } = uploadStore()
  const there = await receivedOf(id)
  if (!whole && start !== there) throw new Refusal('conflict', `已收到 ${there} 字节，请从第 ${there} 字节继续上传。`)
  if (whole && there > 0) await truncate(`${files.directory}/${id}`, 0)
  if (length === 0 || !request.body) throw new Refusal('invalid', '请求体是空的，应为文件内容。')
  const source = Readable.fromWeb(request.body as unknown as NodeReadableStream<Uint8Array>)
  const received = await files.write(source, id, start).catch(() => null)
  if (received === null || received !== start + length)
    throw new Refusal('conflict', '上传中断，内容没有收全；请查询已收到的字节数后继续上传，或重新上传。')
  return received
}

/** Gives an unfinished upload up; one that is finished or not the person's is not_found. */
export async function cancelDirect(actor: Actor, id: string): Promise<void> {
  const { count } = await asActor(actor, (tx) => tx.upload.deleteMany({ where: { id, userId: actor.userId } }))
  if (count === 0) throw gone()
  await discardBytes(id)
}
