import { Status, type Tone } from '@/components/ui/status'
import type { ModelRow } from '@/lib/risk/queries/models'

const states: Record<ModelRow['state'], [tone: Tone, words: string, why: string]> = {
  on: ['ok', '已评估', '最近一次全量运行中数据齐全，已作出判断'],
  missing: ['notice', '未评估', '缺少判断所需的数据，不等于没有问题'],
  off: ['neutral', '已停用', '由管理员停用'],
  never: ['neutral', '尚未运行', '还没有进行过全量运行'],
  failed: ['danger', '出错', '运行出错，详见运行记录'],
  unfed: ['notice', '待接入', '所需数据尚无来源'],
}

/** When a model runs. */
export const phaseWords = { arrival: '到达即跑', market: '夜间全量', statement: '受理即跑' } as const satisfies Record<
  NonNullable<ModelRow['phase']>,
  string
>

/** What a model did in the last full run; “not evaluated” is never “clean”. */
export function ModelState({ state }: { state: ModelRow['state'] }) {
  const [tone, words, why] = states[state]
  return (
    <Status tone={tone} title={why}>
      {words}
    </Status>
  )
}
