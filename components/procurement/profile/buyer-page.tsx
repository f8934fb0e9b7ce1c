import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { BuyerLines } from '@/components/procurement/profile/buyer-lines'
import { ProfileFindings } from '@/components/procurement/profile/profile-findings'
import { Sheet } from '@/components/procurement/sheet'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatMoney } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'
import { type BuyerRecord, buyerRecord } from '@/lib/procurement/queries/buyer-record'
import { lastYears } from '@/lib/procurement/rules/profile-period'
import { findingList } from '@/lib/risk/queries/findings'
import type { RiskLevel } from '@/lib/risk/schema'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }
const wan = (cents: string) => (Number(cents) / 1_000_000).toFixed(2)

/** 采购人画像: how an enterprise buys, measured by others of its industry; every figure opens its tenders. */
export async function BuyerPage({ face, actor, id, params }: Props) {
  const period = lastYears(typeof params.notice === 'string' ? params.notice : undefined, new Date())
  const buyer = await found(runQuery(buyerRecord, actor, { id, ...period }))
  const findings = may(actor, 'risk.read') ? await found(runQuery(findingList, actor, { orgId: id, own: true, size: 8 })) : null
  const ledger = (more = '') => `/${face}/procurement/tenders?org=${id}&own=1&notice=${period.from}~${period.to}${more}`
  const parts = (title: string, list: BuyerRecord['methods'], filter: string) =>
    prepareBar({
      ...{ title, subtitle: `中标金额，公告日期 ${period.from} 至 ${period.to}`, unit: '万元' },
      bars: list.map(({ name, awarded }) => ({
        ...{ label: name, value: wan(awarded) },
        ...(name === '未报送' ? {} : { href: ledger(`&${filter}=${name}`) }),
      })),
    })
  return (
    <PageFrame
      crumbs={[{ label: '采购人', href: `/${face}/procurement/buyers` }, { label: buyer.shortName }]}
      title={buyer.name}
      facts={[buyer.code, buyer.industry, buyer.group && `所属 ${buyer.group.name}`, `公告日期 ${period.from} 至 ${period.to}，本级`]}
      actions={
        <>
          <ButtonLink href={ledger()}>采购台账</ButtonLink>
          <ButtonLink href={`/${face}/enterprises/${id}`}>企业档案</ButtonLink>
        </>
      }
    >
      <KeyFigures figures={figures(buyer, ledger, `/${face}/risk/findings?tab=all&org=${id}&own=1`)} />
      <BuyerLines buyer={buyer} />
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Card>
          <Chart height={240} chart={parts('用什么方式采购', buyer.methods, 'method')} />
        </Card>
        <Card>
          <Chart height={240} chart={parts('采购什么', buyer.categories, 'category')} />
        </Card>
        <Sheet
          title="主要供应商"
          note="按中标金额"
          empty="所选期间没有定标。"
          heads={['供应商', '中标', '中标金额（万元）', '占比', '有红橙线索的']}
          rows={buyer.suppliers}
        >
          {(row) => (
            <tr key={row.id}>
              <Td>
                <TextLink href={`/${face}/procurement/parties/${row.id}`}>{row.name}</TextLink>
              </Td>
              <Td align="right">{row.tenders}</Td>
              <Td align="right">
                <Money cents={row.awarded} missing="未定标" />
              </Td>
              <Td align="right">{row.share === null ? '—' : `${(row.share * 100).toFixed(1)}%`}</Td>
              <Td align="right">{row.serious}</Td>
            </tr>
          )}
        </Sheet>
        {findings && <ProfileFindings face={face} list={findings} href={`/${face}/risk/findings?org=${id}&own=1`} />}
      </div>
    </PageFrame>
  )
}

function figures(buyer: BuyerRecord, ledger: (more?: string) => string, risks: string) {
  const line = (key: string) => buyer.lines.find((each) => each.key === key)
  const said = (key: string) => line(key)?.value?.toFixed(2) ?? null
  const lacking = '没有报送所需数据'
  return [
    { key: 'tenders', label: '标段', value: String(buyer.total.tenders), unit: '个', href: ledger() },
    {
      key: 'awarded',
      label: '中标金额',
      value: buyer.total.awarded ? formatMoney(BigInt(buyer.total.awarded), '万元') : null,
      unit: '万元',
      missing: '未定标',
    },
    { key: 'saved', label: '节资率', value: said('saved'), unit: '%', missing: lacking },
    { key: 'cycle', label: '采购周期中位', value: said('cycle'), unit: '天', missing: lacking },
    { key: 'complaints', label: '异议投诉', value: String(buyer.total.complaints), unit: '件' },
    {
      key: 'risk',
      label: '风险线索',
      value: String(buyer.levels.reduce((sum, { count }) => sum + count, 0)),
      unit: '项',
      href: risks,
      note: (
        <span className="flex flex-wrap gap-1.5">
          {buyer.levels.map(({ level, count }) => (
            <LevelStatus key={level} level={level as RiskLevel}>
              {`${count} 项`}
            </LevelStatus>
          ))}
        </span>
      ),
    },
  ]
}
