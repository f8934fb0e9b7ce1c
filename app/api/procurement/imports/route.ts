import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { put } from '@/lib/platform/storage'
import { beginImport, formatOf } from '@/lib/procurement/commands/imports'

export const dynamic = 'force-dynamic'

const most = 2 ** 30

/** Takes the bytes of a file of releases as they come and hands it to the worker; `x-file-name` is its name, percent-encoded; `x-mapping` the mapping to read a table by. */
export async function POST(request: Request) {
  try {
    const actor = await apiActor()
    if (!may(actor, 'procurement.report')) throw new Refusal('forbidden', '您的岗位没有报送采购数据的权限。')
    const length = Number(request.headers.get('content-length') ?? 0)
    if (length > most) throw new Refusal('invalid', '文件不超过 1 GB，请分开上传。')
    if (!request.body) throw new Refusal('invalid', '没有收到文件。')
    const stored = await put(request.body as unknown as AsyncIterable<Uint8Array>)
    const name = nameOf(request.headers.get('x-file-name') ?? '') || '未命名.json'
    const { size, sm3, key: storageKey } = stored
    const mappingId = request.headers.get('x-mapping') || undefined
    const input = { name, size, sm3, storageKey, format: formatOf(name), mappingId }
    return Response.json(await runCommand(beginImport, actor, input), { status: 202 })
  } catch (error) {
    return problem(error, 'beginImport')
  }
}

function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded).slice(0, 200)
  } catch {
    throw new Refusal('invalid', '文件名的编码不正确，请改名后重新上传。')
  }
}
