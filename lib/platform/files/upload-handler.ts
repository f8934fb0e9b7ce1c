import { Server } from '@tus/server'
import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import type { Upload } from '@/lib/platform/generated/client'
import { isId, newId } from '@/lib/platform/id'
import { startUpload } from './commands'
import { finishOnce } from './finish-once'
import { finishedUpload, openUpload } from './finish-upload'
import { type FileDto, maxUploadBytes } from './schema'
import { tusRefusal } from './tus-refusal'
import { discardBytes, uploadStore } from './tus-store'

/** Path of the upload route; a finished file has the id of its upload, the last part of the address. */
export const uploadPath = '/api/uploads'

const gone = () => new Refusal('not_found', '上传不存在或已过期，请重新上传。')

/**
 * Answers one request of the resumable upload protocol (tus 1.0) as a person: POST opens an upload, PATCH brings bytes, HEAD says how
 * far it is, DELETE gives up, GET tells of the finished file. The last PATCH, or a HEAD after it, finishes. Throws Refusal.
 */
export async function handleUpload(actor: Actor, request: Request, now: Date): Promise<Response> {
  if (!may(actor, 'file.upload')) throw new Refusal('forbidden', '您的岗位没有上传附件的权限。')
  if (request.method === 'POST') return speakTus(actor, request, now)
  const id = idOf(request.url)
  if (!id) throw gone()
  const upload = await openUpload(actor, id)
  if (!upload) return ofFinished(request, await finishedUpload(actor, id))
  if (request.method === 'DELETE') return giveUp(actor, id)
  if (request.method === 'PATCH') return speakTus(actor, request, now, upload)
  const { offset, size } = await progressOf(id)
  if (offset === size) return ofFinished(request, await finishOnce(actor, upload, now))
  if (request.method === 'GET') throw new Refusal('conflict', `“${upload.name}”尚未上传完成。`)
  return speakTus(actor, request, now, upload)
}

function idOf(url: string): string | undefined {
  const id = new URL(url, 'http://localhost').pathname.split('/').at(-1) ?? ''
  return isId(id) ? id : undefined
}

async function progressOf(id: string): Promise<{ offset: number; size: number }> {
  const info = await uploadStore()
    .files.getUpload(id)
    .catch(() => undefined)
  if (!info) throw gone()
  return { offset: info.offset, size: info.size ?? Number.NaN }
}

function ofFinished(request: Request, file: FileDto | null): Response {
  if (!file) throw gone()
  if (request.method === 'GET') return Response.json(file, { headers: { 'cache-control': 'no-store' } })
  if (request.method !== 'HEAD') throw gone()
  const size = String(file.size)
  return new Response(null, {
    headers: { 'tus-resumable': '1.0.0', 'cache-control': 'no-store', 'upload-offset': size, 'upload-length': size },
  })
}

async function giveUp(actor: Actor, id: string): Promise<Response> {
  await asActor(actor, (tx) => tx.upload.deleteMany({ where: { id, userId: actor.userId } }))
  await discardBytes(id)
  return new Response(null, { status: 204, headers: { 'tus-resumable': '1.0.0' } })
}

// One protocol server a request, so that its hooks know the person; store and locks are shared.
async function speakTus(actor: Actor, request: Request, now: Date, upload?: Upload): Promise<Response> {
  let failure: unknown
  const { files, locker } = uploadStore()
  const server = new Server({
    path: uploadPath,
    datastore: files,
    locker,
    maxSize: maxUploadBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => newId(),
    getFileIdFromRequest: () => upload?.id,
    onUploadCreate: async (_request, { id, size, metadata }) => {
      await runCommand(startUpload, actor, { id, name: metadata?.filename ?? '', size }, { now })
      return {}
    },
    onUploadFinish: async (_request, { id }) => {
      // Without one it was opened by this very request (bytes sent with the creation).
      const opened = upload ?? (await openUpload(actor, id))
      if (!opened) throw gone()
      const file = await finishOnce(actor, opened, now)
      return { status_code: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(file) }
    },
    onResponseError: (_request, error) => {
      failure = error
      return undefined
    },
  })
  const response = await server.handleWeb(request)
  if (failure !== undefined) throw tusRefusal(failure)
  return response
}
