import { FindingState } from '@/components/risk/marks'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { FindingRow } from '@/lib/risk/queries/findings'

type Props = { face: 'gov' | 'ent'; list: { rows: readonly FindingRow[]; count: { value: number } }; href: string }

/** The most urgent open findings about somebody, and where all of them stand. */
export function ProfileFindings({ face, list, href }: Props) {
  return (
    <Card
      title="待核查的风险发现"
      note={`${list.count.value} 条`}
      actions={
        <ButtonLink size="sm" tone="quiet" href={href}>
          全部发现
        </ButtonLink>
      }
      flush
    >
      {list.rows.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">没有待核查的发现；未评估的模型不等于没有问题。</p>
      ) : (
        <ul className="divide-y divide-line">
          {list.rows.map((row) => (
            <li key={row.id} className="flex items-center gap-3 px-4 py-2 text-sm">
              <LevelStatus level={row.level} />
              <span className="min-w-0 flex-1">
                {row.caseId ? <TextLink href={`/${face}/risk/cases/${row.caseId}#${row.id}`}>{row.modelName}</TextLink> : row.modelName}
                <span className="block truncate text-xs text-muted">{row.subjectName}</span>
              </span>
              <FindingState status={row.status} verdict={row.verdict} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
