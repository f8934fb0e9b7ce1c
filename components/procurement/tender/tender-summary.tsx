import { DateTime } from '@/components/patterns/date-time'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { TextLink } from '@/components/ui/text-link'
import type { TenderRecord } from '@/lib/procurement/queries/tender/record'

const said = (value: string | number | null) => value ?? <Missing reason="未报送" />
const yes = (value: boolean | null) => (value === null ? <Missing reason="未报送" /> : value ? '是' : '否')

/** What a tender is, in one column: amounts, method, agency, source. */
export function TenderSummary({ face, tender }: { face: 'gov' | 'ent'; tender: TenderRecord }) {
  const party = (one: { id: string; name: string } | null) =>
    one ? <TextLink href={`/${face}/procurement/parties/${one.id}`}>{one.name}</TextLink> : <Missing reason="未报送" />
  return (
    <Card title="标段概况">
      <DefinitionList
        columns={1}
        items={[
          { key: 'estimate', label: '估算价（万元）', value: <Money cents={tender.estimate} /> },
          { key: 'budget', label: '预算', value: <Money cents={tender.budget} /> },
          { key: 'ceiling', label: '最高限价', value: <Money cents={tender.ceiling} missing="未设或未报送" /> },
          { key: 'award', label: '中标金额', value: <Money cents={tender.awardAmount} missing="未定标" /> },
          { key: 'winner', label: '中标人', value: party(tender.winner) },
          { key: 'agency', label: '代理机构', value: party(tender.agency) },
          { key: 'category', label: '类别', value: said(tender.category) },
          { key: 'mandatory', label: '依法必须招标', value: yes(tender.mandatory) },
          { key: 'reason', label: '方式理由', value: tender.methodReason ?? '—' },
          { key: 'submitted', label: '下载 / 递交', value: `${tender.downloaded ?? '—'} / ${tender.submitted ?? '—'} 家` },
          {
            key: 'clarified',
            label: '澄清修改',
            value: tender.clarifications === null ? <Missing reason="未报送" /> : `${tender.clarifications} 次`,
          },
          {
            key: 'committee',
            label: '评委',
            value: tender.committee === null ? <Missing reason="未报送" /> : `${tender.committee} 人（专家 ${tender.specialists ?? '—'}）`,
          },
          { key: 'ocid', label: '开放采购编号', value: <span className="[overflow-wrap:anywhere]">{tender.ocid}</span> },
          { key: 'source', label: '来源', value: tender.source },
          { key: 'received', label: '数据到达', value: <DateTime iso={tender.receivedAt} /> },
        ]}
      />
    </Card>
  )
}
