import { Panel } from '@/components/screen/panel'
import { Link } from '@/components/ui/link'
import type { ScreenFigures } from '@/lib/dashboards/schema'
import { formatMoney } from '@/lib/kernel/money'

const tones = { 红: 'text-(--alarm)', 橙: 'text-(--warm)', 黄: 'text-(--warm)', 蓝: 'text-(--bright)' } as const

/** 采购与财务风险: open cases by level and the newest serious ones; each opens its evidence. */
export function RiskPanel({ figures: { risks } }: { figures: ScreenFigures }) {
  return (
    <Panel
      title="采购与财务风险"
      note={`本年采购 ${risks.tenders.toLocaleString('zh-CN')} 个标段 · 中标 ${formatMoney(BigInt(risks.awarded), '亿元')} 亿元`}
    >
      <ul className="mb-2 flex gap-6">
        {(['红', '橙', '黄'] as const).map((level) => (
          <li key={level}>
            <Link href={`/gov/risk/cases?level=${level}`} className="hover:underline">
              <span className={`text-2xl font-semibold tabular-nums ${tones[level]}`}>
                {risks.levels.find((one) => one.level === level)?.count ?? 0}
              </span>
              <span className="ml-1 text-sm text-(--quiet)">{level}级</span>
            </Link>
          </li>
        ))}
      </ul>
      <ol className="space-y-1">
        {risks.latest.slice(0, 3).map((one) => (
          <li key={one.id} className="flex items-baseline gap-2">
            <span className={`shrink-0 ${tones[one.level]}`}>{one.level}</span>
            <Link href={`/gov/risk/cases/${one.id}`} className="min-w-0 flex-1 truncate hover:underline">
              {one.title}
            </Link>
            <span className="shrink-0 text-sm text-(--quiet)">{one.orgName}</span>
          </li>
        ))}
        {risks.latest.length === 0 && <li className="text-(--quiet)">没有红色、橙色线索</li>}
      </ol>
    </Panel>
  )
}
