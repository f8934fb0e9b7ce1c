import { Refusal } from '@/lib/kernel/refusal'
import { env } from '@/lib/platform/env'
import { extensionOf } from '../file-name'
import { acceptedTypes, archiveTypes, contentKinds, dataTypes } from './kinds'
import { type Content, sniff } from './sniff'

const examples = 'PDF、OFD、Word、Excel、演示文稿、图片、TXT 和 CSV'

/** Refuses a name whose extension is not accepted, before any byte is sent. */
export function checkExtension(name: string, archives = env.UPLOAD_ARCHIVES): void {
  const extension = extensionOf(name)
  if (Object.hasOwn(acceptedTypes, extension) || (archives && Object.hasOwn(archiveTypes, extension))) return
  if (Object.hasOwn(archiveTypes, extension)) throw new Refusal('invalid', `不接收压缩包（.${extension}），请解压后逐份上传。`)
  throw new Refusal('invalid', `不接收${extension ? ` .${extension} ` : '没有扩展名的'}文件，可以上传的类型：${examples}。`)
}

/** Refuses a name that is none of data: JSON, one or many a file, or a workbook. */
export function checkDataExtension(name: string): void {
  const extension = extensionOf(name)
  if (extension === 'xlsx' || Object.hasOwn(dataTypes, extension)) return
  throw new Refusal('invalid', '采购数据应为 .json、.jsonl、.ndjson 或者由平台模板填写的 .xlsx 文件。')
}

/** The type a file is stored under, after its content was found to be what its name says; otherwise Refusal(invalid). */
export async function checkContent(path: string, name: string, archives = env.UPLOAD_ARCHIVES): Promise<string> {
  // A name of data came through `checkDataExtension`, or there would be no upload.
  if (!Object.hasOwn(dataTypes, extensionOf(name))) checkExtension(name, archives)
  return judge(name, await sniff(path))
}

/** The judgement itself: extension against content. */
export function judge(name: string, content: Content): string {
  const extension = extensionOf(name)
  const accepted = acceptedTypes[extension] ?? dataTypes[extension] ?? archiveTypes[extension]
  if (content.locked) throw new Refusal('invalid', `“${name}”设有打开密码，无法审阅，请取消密码后重新上传。`)
  if (!accepted?.kinds.includes(content.kind))
    throw new Refusal('invalid', `“${name}”扩展名为 .${extension}，内容却是${contentKinds[content.kind]}，请核对后重新上传。`)
  if (content.macros) throw new Refusal('invalid', `“${name}”含有宏代码，请另存为不含宏的格式后重新上传。`)
  return content.encoding ? `${accepted.mime};charset=${content.encoding}` : accepted.mime
}
