import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { matterDelegation } from '@/lib/matters/delegations/filing-delegation'
import { runQuery } from '@/lib/platform/query'

/** Who decides this matter, by the delegation list of the asker's enterprise, and why; nothing for reports, which nobody decides. */
export async function DelegationCard({ actor, code, report }: { actor: Actor; code: string; report: boolean }) {
  if (report) return null
  const { barred, byLaw, lines } = await runQuery(matterDelegation, actor, { code })
  const link = actor.side === 'ent' ? '/ent/delegations' : '/gov/catalogue/delegations'
  return (
    <Card title="谁来决定" actions={<TextLink href={link}>授权放权清单</TextLink>}>
      {barred ? (
        <p className="text-sm">
          <Status tone={byLaw ? 'danger' : 'neutral'}>{byLaw ? '法定保留' : '不得授权'}</Status> {barred}
        </p>
      ) : lines.length === 0 ? (
        <p className="text-sm text-muted">
          {actor.side === 'ent' ? '本企业的清单没有列入本事项，由国资委审批。' : '可以列入授权放权清单；没有列入的由国资委审批。'}
        </p>
      ) : (
        <ul className="space-y-1.5 text-sm">
          {lines.map((line) => (
            <li key={line.words}>
              <Status tone="ok">{line.level}</Status> {line.words}
              <span className="block text-xs text-muted">{line.basis}</span>
            </li>
          ))}
          <li className="text-muted">超过限额或者不符合条件的，由国资委审批。</li>
        </ul>
      )}
    </Card>
  )
}
