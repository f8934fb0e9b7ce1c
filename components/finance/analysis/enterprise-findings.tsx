import { found } from '@/components/patterns/found'
import { FindingState } from '@/components/risk/marks'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { findingList } from '@/lib/risk/queries/findings'

type Props = { face: 'gov' | 'ent'; actor: Actor; orgId: string }

/** What the models hold against the statements of an enterprise, and where that stands. */
export async function EnterpriseFindings({ face, actor, orgId }: Props) {
  if (!may(actor, 'risk.read')) return null
  const { rows } = await found(runQuery(findingList, actor, { tab: 'open', dimension: '财务预警', orgId, own: true, size: 12 }))
  return (
    <Card
      title="财务预警"
      note="报表受理即由模型判断，每夜复核近三个月。结论供核查，不代替认定"
      actions={
        <ButtonLink size="sm" tone="quiet" href={`/${face}/risk/findings?tab=all&dimension=财务预警&org=${orgId}&own=1`}>
          全部发现
        </ButtonLink>
      }
    >
      {rows.length === 0 ? (
        <p className="text-sm text-muted">没有待核查的财务预警。</p>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-sm">
              <LevelStatus level={row.level} />
              <span className="min-w-0 flex-1 basis-60">
                {row.caseId ? <TextLink href={`/${face}/risk/cases/${row.caseId}#${row.id}`}>{row.modelName}</TextLink> : row.modelName}
                <span className="ml-1 text-xs text-muted">{row.modelCode}</span>
              </span>
              <span className="text-muted">{row.subjectName.split('：').at(-1)}</span>
              <FindingState status={row.status} verdict={row.verdict} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
