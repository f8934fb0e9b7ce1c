import { z } from 'zod'
import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { Refusal } from '@/lib/kernel/refusal'
import { mappingLineSchema } from '@/lib/procurement/mapping/lines'
import { previewMapping } from '@/lib/procurement/mapping/preview'

export const dynamic = 'force-dynamic'

const most = 30 * 1024 * 1024
const linesSchema = z.array(mappingLineSchema).max(400)

/** What the first rows of a table become under the lines of a mapping; a form with `file` and `lines` (JSON). Nothing is kept. */
export async function POST(request: Request) {
  try {
    const actor = await apiActor()
    if (Number(request.headers.get('content-length') ?? 0) > most) throw new Refusal('too_large', '样表不超过 30 MB。')
    const form = await request.formData()
    const file = form.get('file')
    if (!(file instanceof File)) throw new Refusal('invalid', '没有收到样表。')
    const lines = linesSchema.safeParse(linesOf(form.get('lines')))
    if (!lines.success) throw new Refusal('invalid', '每行须选择来源列或者填写固定值，并选择对应的列。')
    const bytes = new Uint8Array(await file.arrayBuffer())
    return Response.json(await previewMapping(actor, { name: file.name, bytes, lines: lines.data }))
  } catch (error) {
    return problem(error, 'previewMapping')
  }
}

function linesOf(value: unknown): unknown {
  try {
    return JSON.parse(typeof value === 'string' ? value : '[]')
  } catch {
    throw new Refusal('invalid', '映射的格式不正确，请刷新后重试。')
  }
}
