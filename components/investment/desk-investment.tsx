import { LightMark, percentOf } from '@/components/investment/light'
import { KeyFigures } from '@/components/patterns/key-figure'
import { yi } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { DeskInvestment as Desk } from '@/lib/investment/queries/home'

/** What a desk shows of investment: the year against its plan, the lights, what waits, and the reddest projects. */
export function DeskInvestment({ face, desk }: { face: 'gov' | 'ent'; desk: Desk }) {
  const { year, total, pace, lights, red, asked, open, changes } = desk
  const projects = `/${face}/investment/projects`
  return (
    <Card
      title="投资监管"
      note={`${year} 年，序时进度 ${percentOf(pace)}`}
      actions={
        <ButtonLink size="sm" tone="quiet" href={`/${face}/investment`}>
          投资总览
        </ButtonLink>
      }
    >
      <KeyFigures
        figures={[
          { key: 'rate', label: '年度完成率', value: percentOf(total.rate), missing: '没有生效的年度计划', href: `/${face}/investment` },
          { key: 'done', label: '已完成投资', value: yi(total.done), unit: '亿元', href: `${projects}?year=${year}` },
          { key: 'red', label: '红灯项目', value: String(lights.红), unit: '个', href: `${projects}?light=红` },
          { key: 'yellow', label: '黄灯项目', value: String(lights.黄), unit: '个', href: `${projects}?light=黄` },
          { key: 'asked', label: '待企业更正', value: String(asked), unit: '个月' },
          {
            ...{
              key: 'open',
              label: '待核定',
              value: String(open + changes),
              unit: '项',
              href: `/${face}/investment/plans?state=proposed`,
            },
            note: `计划 ${open}，变更 ${changes}`,
          },
        ]}
      />
      {red.length > 0 && (
        <ul className="mt-3 space-y-1 text-sm">
          {red.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline gap-x-2">
              <LightMark level="红" />
              <TextLink href={`${projects}/${one.id}`}>{one.name}</TextLink>
              <span className="min-w-0 text-muted">
                {face === 'gov' && `${one.unit}，`}
                {one.words}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
