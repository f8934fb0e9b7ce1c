import { Card } from '@/components/ui/card'

const rules = {
  ent: ['填报、审核、签发三个岗位不得由同一人担任。', '下级企业没有专人的，由上级企业同岗位人员代办。'],
  gov: ['初审、复核两个岗位不得由同一人担任。'],
}

/** Who may hold what, beside the forms of a local administrator. */
export function StaffRules({ side, roles }: { side: 'gov' | 'ent'; roles: readonly { code: string; name: string; does: string }[] }) {
  return (
    <Card title="岗位说明">
      <ul className="list-disc space-y-1 pl-4 text-sm">
        {rules[side].map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
        <li>岗位调整后，本人全部会话立即结束，须重新登录。</li>
      </ul>
      <dl className="mt-3 space-y-2 text-sm">
        {roles.map((role) => (
          <div key={role.code}>
            <dt className="font-medium">{role.name}</dt>
            <dd className="text-muted">{role.does}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
