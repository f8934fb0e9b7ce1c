import { isRefusal, Refusal, type RefusalCode } from '@/lib/kernel/refusal'
import { maxUploadBytes } from './schema'

const words: Record<number, [RefusalCode, string]> = {
  409: ['conflict', '上传位置与服务器记录不一致，将自动续传。'],
  404: ['not_found', '上传不存在或已过期，请重新上传。'],
  410: ['not_found', '上传已过期，请重新上传。'],
  413: ['too_large', `单个文件不能超过 ${maxUploadBytes / 1024 / 1024} MB，请拆分或压缩图片后重新上传。`],
}

/** An error of the upload protocol as the one expected error; a failure of the machine (disk, lock) stays what it is. */
export function tusRefusal(error: unknown): unknown {
  if (isRefusal(error)) return error
  const status = typeof error === 'object' && error !== null && 'status_code' in error ? Number(error.status_code) : 500
  if (status >= 500) return error instanceof Error ? error : new Error(`上传失败：${JSON.stringify(error)}`)
  const [code, message] = words[status] ?? ['invalid', '上传请求不符合断点续传协议（tus 1.0）。']
  return new Refusal(code, message)
}
