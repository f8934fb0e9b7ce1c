import { Lean } from '@/components/procurement/profile/lean'
import { Sheet } from '@/components/procurement/sheet'
import { Status } from '@/components/ui/status'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { ExpertRecord } from '@/lib/procurement/queries/expert-record'

const share = (value: number) => `${(value * 100).toFixed(1)}%`
const party = (id: string, name: string) => <TextLink href={`/gov/procurement/parties/${id}`}>{name}</TextLink>
const tender = (id: string, title: string) => <TextLink href={`/gov/procurement/tenders/${id}`}>{title}</TextLink>

/** Scores by supplier and the farthest ones, companions, relations to bidders, buyers of an expert. */
export function ExpertTables({ expert }: { expert: ExpertRecord }) {
  return (
    <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
      <Sheet
        title="给各家打分与其余评委相比"
        note="主观分，平均偏离占满分"
        empty="没有可以与两名以上其余评委比较的主观分。"
        heads={['投标人', '共评标段', '其中中标', '给最高分', '平均偏离']}
        rows={expert.suppliers}
      >
        {(row) => (
          <tr key={row.id}>
            <Td>{party(row.id, row.name)}</Td>
            <Td align="right">{row.tenders}</Td>
            <Td align="right">{row.wins}</Td>
            <Td align="right">{row.best}</Td>
            <Td align="right">
              <Lean value={row.lean} />
            </Td>
          </tr>
        )}
      </Sheet>
      <Sheet
        title="偏离最大的打分"
        empty="没有可以比较的主观分。"
        heads={['标段与投标人', '评分项', '得分', '其余均分', '偏离']}
        rows={expert.farthest}
      >
        {(row) => (
          <tr key={`${row.tenderId}-${row.party}-${row.item}`}>
            <Td>
              {tender(row.tenderId, row.title)}
              <span className="block text-xs text-muted">{row.party}</span>
            </Td>
            <Td align="right">{row.item}</Td>
            <Td align="right">
              {row.score} / {row.fullMarks}
            </Td>
            <Td align="right">{row.mean.toFixed(2)}</Td>
            <Td align="right">
              <Lean value={row.lean} />
            </Td>
          </tr>
        )}
      </Sheet>
      <Sheet
        title="应核查的回避关系"
        note="任职、法定代表人、持股任职、近亲属；人员不显示"
        empty="参评的标段中没有发现与投标人的关系。"
        heads={['标段', '投标人', '关系', '结果']}
        rows={expert.ties}
      >
        {(row) => (
          <tr key={`${row.tenderId}-${row.partyId}`}>
            <Td>{tender(row.tenderId, row.title)}</Td>
            <Td align="right">{party(row.partyId, row.party)}</Td>
            <Td align="right">{row.bond}</Td>
            <Td align="right">{row.won ? <Status tone="danger">中标</Status> : '未中标'}</Td>
          </tr>
        )}
      </Sheet>
      <Sheet
        title="常同评的专家"
        note="两次以上；抽取期望见模型 LC087"
        empty="没有两次以上同评的专家。"
        heads={['专家', '同评', '对方参评']}
        rows={expert.companions}
      >
        {(row) => (
          <tr key={row.id}>
            <Td>
              <TextLink href={`/gov/procurement/experts/${row.id}`}>{row.no}</TextLink>
            </Td>
            <Td align="right">{row.together}</Td>
            <Td align="right">{row.theirs}</Td>
          </tr>
        )}
      </Sheet>
      <Sheet title="为谁评标" empty="没有参评。" heads={['采购人', '参评', '占比']} rows={expert.buyers}>
        {(row) => (
          <tr key={row.orgId}>
            <Td>
              <TextLink href={`/gov/procurement/buyers/${row.orgId}`}>{row.name}</TextLink>
            </Td>
            <Td align="right">{row.seats}</Td>
            <Td align="right">{share(row.share)}</Td>
          </tr>
        )}
      </Sheet>
    </div>
  )
}
