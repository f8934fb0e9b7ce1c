import { clsx } from 'clsx'
import { Nothing, Panel } from '@/components/screen/panel'
import { Link } from '@/components/ui/link'
import type { ScreenInvestment } from '@/lib/dashboards/screen-finance-schema'
import { formatMoney } from '@/lib/kernel/money'

const link = 'rounded-sm decoration-1 underline-offset-4 hover:underline'
const path = '/gov/investment'

/** This year's investment against the plans in force, and the projects whose lights are on; each number opens its list. */
export function InvestmentPanel({ investment }: { investment: ScreenInvestment | null }) {
  if (!investment) return null
  const { year, pace, total, projects, lights, planned } = investment
  const items = [
    { label: '完成投资', value: yi(total.done), unit: '亿元', href: `${path}/projects?year=${year}` },
    { label: '年度计划', value: total.plan === null ? '—' : yi(total.plan), unit: '亿元', href: `${path}/plans?year=${year}` },
    { label: '完成率', value: percent(total.rate), unit: total.rate === null ? '' : '%', href: `${path}?year=${year}` },
    { label: '红灯', value: String(lights.红), unit: '个', href: `${path}/projects?light=红`, tone: lights.红 > 0 && 'text-(--alarm)' },
    { label: '黄灯', value: String(lights.黄), unit: '个', href: `${path}/projects?light=黄` },
  ]
  return (
    <Panel title="投资" note={`${year} 年${pace === null ? '' : `，序时进度 ${percent(pace)}%`}，${planned} 户有生效计划`}>
      {projects === 0 && planned === 0 ? (
        <Nothing>没有投资计划和项目</Nothing>
      ) : (
        <ul className="flex flex-wrap justify-between gap-x-2.5 gap-y-2">
          {items.map(({ label, value, unit, href, tone }) => (
            <li key={label}>
              <p className="text-sm text-(--quiet)">{label}</p>
              <Link href={href} className={clsx(link, 'text-[1.25rem] font-semibold tabular-nums', tone)}>
                <span className="sr-only">{label}</span>
                {value}
                <span className="ml-0.5 text-sm font-normal text-(--quiet)">{unit}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const yi = (cents: string) => formatMoney(BigInt(cents), '亿元')
const percent = (text: string | null) => (text === null ? '—' : Number(text).toLocaleString('zh-CN', { maximumFractionDigits: 1 }))
