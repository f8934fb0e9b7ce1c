import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'

type Barred = { code: string; name: string; why: string; byLaw: boolean }

/** What may stand in no list: powers the law reserves, with the article, and matters whose definition excludes it. */
export function BarredList({ barred }: { barred: readonly Barred[] }) {
  return (
    <Card
      title="不得授权的事项"
      note={`法定保留 ${barred.filter((one) => one.byLaw).length} 项，定义不得授权或未作安排 ${barred.filter((one) => !one.byLaw).length} 项`}
    >
      <ul className="space-y-1.5 text-sm">
        {[...barred]
          .sort((a, b) => Number(b.byLaw) - Number(a.byLaw))
          .map((one) => (
            <li key={one.code}>
              {one.byLaw ? <Status tone="danger">法定保留</Status> : <Status>不得授权</Status>} {one.why}
            </li>
          ))}
      </ul>
    </Card>
  )
}
