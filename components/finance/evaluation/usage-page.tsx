import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Table, Td, Th } from '@/components/ui/table'
import { usageItems } from '@/lib/finance/evaluation/usage-score'
import { departmentUsage, isUsageDay } from '@/lib/finance/queries/usage'
import type { Actor } from '@/lib/kernel/actor'
import { addDays } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

const dayOf = (value: string | string[] | undefined) => (typeof value === 'string' && isUsageDay(value) ? value : undefined)

/** 处室使用考核: what each department did with the platform in a period, and its score. */
export async function UsagePage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const [from, to] = [dayOf(params.from), dayOf(params.to)]
  // An address that asks for an impossible span shows the usual one.
  const possible = from && to && from <= to && addDays(from, 366) >= to
  const usage = await found(runQuery(departmentUsage, actor, possible ? { from, to } : {}))
  return (
    <PageFrame
      crumbs={[{ label: '财务绩效评价', href: '/gov/finance/evaluation' }, { label: '处室使用考核' }]}
      title="处室使用考核"
      facts={[`${usage.from} 至 ${usage.to}`, `${usage.workingDays} 个工作日`, '只列处室合计，不列个人']}
      actions={
        <a className={buttonClass()} href={`/api/finance/evaluation/usage?from=${usage.from}&to=${usage.to}`}>
          导出 Excel
        </a>
      }
    >
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form key={usage.from + usage.to} action="/gov/finance/evaluation/usage" className="flex flex-wrap items-end gap-2">
          <Input className="w-40" type="date" name="from" aria-label="从" defaultValue={usage.from} required />
          <Input className="w-40" type="date" name="to" aria-label="到" defaultValue={usage.to} required />
          <Button type="submit" tone="primary">
            查看
          </Button>
        </form>
      </search>
      <Card title="得分" flush>
        <Table label="处室使用考核得分" dense>
          <thead>
            <tr>
              <Th>处室</Th>
              <Th align="right">人数</Th>
              <Th align="right">登录人日</Th>
              <Th align="right">采集（次）</Th>
              <Th align="right">管理（次）</Th>
              <Th align="right">共享（次）</Th>
              {usageItems.map((item) => (
                <Th key={item} align="right">
                  {item}分
                </Th>
              ))}
              <Th align="right">原始分</Th>
              <Th align="right">得分</Th>
            </tr>
          </thead>
          <tbody>
            {usage.rows.map((row) => (
              <tr key={row.code}>
                <Td className="whitespace-nowrap">{row.name}</Td>
                <Td align="right">{row.people}</Td>
                <Td align="right">{row.signInDays}</Td>
                <Td align="right">{row.acts.采集}</Td>
                <Td align="right">{row.acts.管理}</Td>
                <Td align="right">{row.acts.共享}</Td>
                {usageItems.map((item) => (
                  <Td key={item} align="right">
                    {row.marks[item]}
                  </Td>
                ))}
                <Td align="right">{row.raw ?? <Missing reason={row.people === 0 ? '没有在用账号' : '无归口模块，直接满分'} />}</Td>
                <Td align="right" className="font-semibold">
                  {row.score}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Card title="说明">
        <ul className="list-disc space-y-1 pl-5 text-sm">
          <li>登录分＝登录人日÷（人数×工作日）×100，至多 100；采集、管理、共享分＝人均次数÷各处室最高人均次数×100。次数取自审计日志。</li>
          <li>原始分为四项平均；得分＝3＋（原始分－最低分）÷（最高分－最低分）×2，各处室相同时取满分。</li>
          <li>
            无归口模块或没有在用账号的处室不参加换算，直接满分。基础分 3 分有依据，满分 5 分、四项权重和次数的归类为设计值，待国资委确认。
          </li>
        </ul>
      </Card>
    </PageFrame>
  )
}
