import { found } from '@/components/patterns/found'
import { FindingState } from '@/components/risk/marks'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'
import { findingList } from '@/lib/risk/queries/findings'

type Props = { face: 'gov' | 'ent'; actor: Actor; orgId: string; period: number }

/** What the models hold against the statements of an enterprise, and where that stands. */
export async function EnterpriseFindings({ face, actor, orgId, period }: Props) {
  if (!may(actor, 'risk.read')) return null
  const month = formatPeriod({ kind: 'month', code: period })
  const filter = { tab: 'open', dimension: '财务预警', orgId, own: true, words: month, size: 30 } as const
  const { rows } = await found(runQuery(findingList, actor, filter))
  return (
    <Card
      title={`财务预警（${month}）`}
      note="报表受理即由模型判断，每夜复核近三个月。结论供核查，不代替认定"
      actions={
        <ButtonLink size="sm" tone="quiet" href={`/${face}/risk/findings?tab=all&dimension=财务预警&org=${orgId}&own=1`}>
          全部发现
        </ButtonLink>
      }
    >
      {rows.length === 0 ? (
        <p className="text-sm text-muted">{month}没有待核查的财务预警。早于近三个月的不再判断，见全部发现。</p>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-sm">
              <LevelStatus level={row.level} />
              <span className="min-w-0 flex-1 basis-60">
                {row.caseId ? <TextLink href={`/${face}/risk/cases/${row.caseId}#${row.id}`}>{row.modelName}</TextLink> : row.modelName}
                <span className="ml-1 text-xs text-muted">{row.modelCode}</span>
              </span>
              <FindingState status={row.status} verdict={row.verdict} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
