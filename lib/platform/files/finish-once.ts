import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import type { Upload } from '@/lib/platform/generated/client'
import { finishedUpload, finishUpload } from './finish-upload'
import type { FileDto } from './schema'
import { discardBytes, uploadStore } from './tus-store'

/** Finishes an upload whose bytes are all there. A request that is still finishing and the question of an impatient client share one work. */
export function finishOnce(actor: Actor, upload: Upload, now: Date): Promise<FileDto> {
  const { finishing } = uploadStore()
  const running = finishing.get(upload.id) ?? finish(actor, upload, now).finally(() => finishing.delete(upload.id))
  finishing.set(upload.id, running)
  return running
}

async function finish(actor: Actor, upload: Upload, now: Date): Promise<FileDto> {
  try {
    const file = await finishUpload(actor, upload, `${uploadStore().files.directory}/${upload.id}`, now)
    await discardBytes(upload.id)
    return file
  } catch (error) {
    if (isRefusal(error)) {
      if (error.code === 'invalid') await discardBytes(upload.id)
      throw error
    }
    // Another process may have finished it and taken the bytes away.
    const file = await finishedUpload(actor, upload.id)
    if (file) return file
    throw error
  }
}
