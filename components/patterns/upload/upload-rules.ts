import { sizeText } from '@/components/patterns/files/file-item'

export type UploadLimits = {
  /** Lower-case extensions without the dot. */ extensions: readonly string[]
  maxBytes: number
  maxFiles: number
}

/** Why a file cannot be taken, in words for the person; null when it can. The server checks again, by content. */
export function refuseFile(file: { name: string; size: number }, already: number, limits: UploadLimits): string | null {
  const extension = file.name.includes('.') ? (file.name.split('.').pop() ?? '').toLowerCase() : ''
  if (already >= limits.maxFiles) return `最多上传 ${limits.maxFiles} 个文件`
  if (!limits.extensions.includes(extension))
    return `不支持 ${extension ? `.${extension}` : '该'} 格式，请上传 ${limits.extensions.map((item) => `.${item}`).join('、')}`
  if (file.size === 0) return '文件为空，请检查后重新选择'
  if (file.size > limits.maxBytes) return `文件 ${sizeText(file.size)}，超过上限 ${sizeText(limits.maxBytes)}`
  return null
}

/** The `accept` attribute of a file input. */
export function acceptOf(limits: UploadLimits): string {
  return limits.extensions.map((extension) => `.${extension}`).join(',')
}
