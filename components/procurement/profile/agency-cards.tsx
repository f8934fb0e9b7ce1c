import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { Sheet } from '@/components/procurement/sheet'
import { Card } from '@/components/ui/card'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { PartyRecord } from '@/lib/procurement/queries/parties'

type Props = { face: 'gov' | 'ent'; id: string; agency: NonNullable<PartyRecord['agency']> }

/** An agency: how it stands among the others, year by year, and whom it works for. */
export function AgencyCards({ face, id, agency }: Props) {
  const ledger = `/${face}/procurement/tenders?agency=${id}`
  return (
    <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
      <Sheet
        title="与其他代理机构比较"
        note="您可见范围内；其他机构不足五家的不比较"
        empty="没有代理过标段。"
        heads={['指标', '本机构', '其他机构中位', '机构数']}
        rows={agency.peers}
      >
        {(row) => (
          <tr key={row.key}>
            <Td>
              {row.title}（{row.unit}）
            </Td>
            <Td align="right">{figure(row.value, row.unit) ?? <Missing reason="没有所需数据" />}</Td>
            <Td align="right">{figure(row.median, row.unit) ?? <Missing reason="有这一数据的其他机构不足五家" />}</Td>
            <Td align="right">{row.n}</Td>
          </tr>
        )}
      </Sheet>
      <Card>
        <Chart
          height={240}
          chart={prepareBar({
            title: '每年代理多少标段',
            subtitle: '按公告年份，您可见范围内',
            unit: '个',
            places: 0,
            direction: 'vertical',
            bars: agency.years.map(({ year, tenders }) => ({
              label: year,
              value: String(tenders),
              href: `${ledger}&notice=${year}-01-01~${year}-12-31`,
            })),
          })}
        />
      </Card>
      <Sheet title="委托的采购人" empty="没有代理过标段。" heads={['采购人', '标段', '占比', '中标金额（万元）']} rows={agency.clients}>
        {(row) => (
          <tr key={row.orgId}>
            <Td>
              <TextLink href={`${ledger}&org=${row.orgId}`}>{row.name}</TextLink>
            </Td>
            <Td align="right">{row.tenders}</Td>
            <Td align="right">{(row.share * 100).toFixed(1)}%</Td>
            <Td align="right">
              <Money cents={row.awarded} missing="没有定标" />
            </Td>
          </tr>
        )}
      </Sheet>
    </div>
  )
}

const figure = (value: number | null, unit: string) => (value === null ? null : unit === '%' ? value.toFixed(2) : String(value))
