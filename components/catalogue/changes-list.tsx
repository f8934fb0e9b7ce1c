import { Status } from '@/components/ui/status'
import type { MatterChange } from '@/lib/matters/catalogue/difference'

const kinds = {
  added: { word: '新增', tone: 'ok' },
  removed: { word: '删除', tone: 'danger' },
  changed: { word: '修改', tone: 'warn' },
  moved: { word: '调序', tone: 'neutral' },
} as const

/** Differences of two versions, section by section. */
export function ChangesList({ changes }: { changes: readonly MatterChange[] }) {
  const titles = [...new Set(changes.map((change) => change.section))]
  if (changes.length === 0) return <p className="text-muted">两者没有差异。</p>
  return (
    <div className="space-y-3">
      {titles.map((title) => (
        <section key={title}>
          <h3 className="mb-1 font-medium">{title}</h3>
          <ul className="space-y-1 text-sm">
            {changes
              .filter((change) => change.section === title)
              .map((change) => (
                <li key={`${change.label}${change.kind}${change.message}`} className="flex gap-2">
                  <Status tone={kinds[change.kind].tone} className="mt-px shrink-0 self-start">
                    {kinds[change.kind].word}
                  </Status>
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    <span className="font-medium">{change.label}</span>：{change.message}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
