import { KeyFigures } from '@/components/patterns/key-figure'
import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { FinanceHome } from '@/lib/finance/queries/home/home'
import { formatPeriod } from '@/lib/kernel/period'

type Home = Extract<FinanceHome, { view: 'department' }>

/** Who has reported and who is late, the lights, and how the work is spread over people. */
export function DepartmentHome({ face, home: { reporting, late, levels, red, work } }: { face: 'gov' | 'ent'; home: Home }) {
  const month = formatPeriod({ kind: 'month', code: reporting.period })
  const missing = `/${face}/finance/coverage?until=${reporting.period}&only=missing`
  const countOf = (level: string) => levels.find((one) => one.level === level)?.count ?? 0
  return (
    <>
      <p className="text-sm text-muted">
        {month}快报，{reporting.dueOn} 到期
      </p>
      <KeyFigures
        figures={[
          { key: 'expected', label: '应报', value: String(reporting.expected), unit: '户', href: `/${face}/finance/coverage` },
          { key: 'accepted', label: '已受理', value: String(reporting.accepted), unit: '户' },
          { key: 'underway', label: '编报中', value: String(reporting.underway), unit: '户' },
          { key: 'missing', label: '缺报', value: String(reporting.missing), unit: '户', href: missing },
          ...(['红', '橙'] as const).map((level) => ({
            ...{ key: level, label: `${level}级财务预警`, value: String(countOf(level)), unit: '条' },
            href: `/${face}/risk/findings?level=${level}&dimension=财务预警`,
          })),
        ]}
      />
      <div className="grid items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Card
          title="未报送的企业"
          note={`${month}，集团在先`}
          actions={late.length > 0 && <TextLink href={missing}>全部缺报与催报</TextLink>}
        >
          {late.length === 0 ? (
            <p className="text-sm text-muted">应报企业都已报送。</p>
          ) : (
            <ul className="space-y-1 text-sm">
              {late.map(({ orgId, name, level, urges }) => (
                <li key={orgId} className="flex justify-between gap-3">
                  <TextLink href={`/${face}/finance/enterprises/${orgId}`}>{name}</TextLink>
                  <span className="text-muted">
                    第 {level} 级，{urges === 0 ? '未催报' : `已催报 ${urges} 次`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="红灯" note="红级财务预警，未办结">
          {red.length === 0 ? (
            <p className="text-sm text-muted">没有未办结的红级财务预警。</p>
          ) : (
            <ul className="space-y-1 text-sm">
              {red.map(({ id, level, title, orgName }) => (
                <li key={id} className="flex items-center gap-2">
                  <LevelStatus level={level} />
                  <TextLink href={`/${face}/risk/cases/${id}`} className="min-w-0 flex-1 truncate">
                    {title}
                  </TextLink>
                  <span className="shrink-0 text-muted">{orgName}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      <Card title="人员工作量" note="报表受理与财务预警；办结为近 30 日" flush>
        {work.length === 0 ? (
          <p className="px-4 pb-3 text-sm text-muted">没有在办任务，近 30 日也没有办结。</p>
        ) : (
          <Table label="人员工作量" dense>
            <thead>
              <tr>
                <Th>经办人</Th>
                <Th align="right">在办</Th>
                <Th align="right">其中超期</Th>
                <Th align="right">已办结</Th>
              </tr>
            </thead>
            <tbody>
              {work.map(({ name, open, overdue, done }) => (
                <tr key={name ?? ''}>
                  <Td>{name ?? '尚未领取'}</Td>
                  <Td align="right">{open}</Td>
                  <Td align="right" className={overdue > 0 ? 'text-danger' : ''}>
                    {overdue}
                  </Td>
                  <Td align="right">{done}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  )
}
