import { Refusal } from '@/lib/kernel/refusal'
import { type FoundSeal, readSeal } from '@/lib/matters/seal/format'
import { sm3 } from '@/lib/platform/crypto'
import type { AskedFile } from './verify'

/** Largest PDF whose authenticity may be asked, in bytes (20 MB; an issued paper has about 0.1). */
export const maxCheckedBytes = 20 * 1024 * 1024
const overhead = 64 * 1024

/**
 * What the file in the field `file` of a form that was sent is known by: its SM3, its seal, and the code in `of` when it is compared
 * with one paper. Nothing of the file is kept. Throws Refusal(too_large | invalid).
 */
export async function readCheckedFile(request: Request): Promise<AskedFile & { seal: FoundSeal }> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) throw new Refusal('invalid', '请选择要核验的 PDF 文件。')
  const bytes = await readUpTo(request.body, maxCheckedBytes + overhead)
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined)
  const file = form?.get('file')
  if (!(file instanceof File) || file.size === 0) throw new Refusal('invalid', '请选择要核验的 PDF 文件。')
  if (file.size > maxCheckedBytes) throw tooLarge()
  const content = new Uint8Array(await file.arrayBuffer())
  const of = form?.get('of')
  return { sm3: sm3(content), seal: readSeal(content), of: typeof of === 'string' && of ? of.slice(0, 40) : undefined }
}

const tooLarge = () => new Refusal('too_large', '文件超过 20 MB，不是本平台制发的文书。')

async function readUpTo(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
