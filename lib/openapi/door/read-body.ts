import { Refusal } from '@/lib/kernel/refusal'

/** The largest JSON body. */
export const mostJsonBytes = 1024 * 1024

/** Reads the body of a request as JSON; an empty one is an empty object. Throws Refusal(unsupported_media | too_large | malformed). */
export async function readJson(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > mostJsonBytes) throw tooLarge()
  const bytes = await readAll(request)
  if (bytes.length === 0) return {}
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  if (type !== 'application/json') throw new Refusal('unsupported_media', '请求体须为 JSON，请求头 Content-Type 应为 application/json。')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('malformed', '请求体不是合法的 JSON（UTF-8 编码）。')
  }
}

const tooLarge = () => new Refusal('too_large', '请求体不得超过 1 MB；文件请用上传接口。')

async function readAll(request: Request): Promise<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > mostJsonBytes) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge()
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}
