import { BarList } from '@/components/screen/bar-list'
import { filingsDrill } from '@/components/screen/drill/drill'
import { Nothing, Panel } from '@/components/screen/panel'
import type { ScreenFigures } from '@/lib/dashboards/schema'

/** Where the time goes: average working days a task lay at each step, in the order of the way. */
export function StepPanel({ figures: { steps, period } }: { figures: ScreenFigures }) {
  const items = steps.map((step) => ({
    key: step.key,
    label: step.label,
    value: Number(step.average ?? 0),
    text: (
      <>
        {step.average ?? '—'} <span className="text-sm text-(--quiet)">日 · {step.tasks.toLocaleString('zh-CN')} 次</span>
      </>
    ),
    title: `最长 ${step.longest} 个工作日，超过环节时限 ${step.late} 次`,
    drill: filingsDrill(`${step.label} · 本年经办`, { ...period, step: step.key }),
  }))
  return (
    <Panel title="时间去向" note="各环节平均停留（工作日）" className="flex-1">
      {items.length > 0 ? <BarList items={items} /> : <Nothing>本年尚无办毕的环节</Nothing>}
    </Panel>
  )
}
