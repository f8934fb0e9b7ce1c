import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import type { AccountRecord } from '@/lib/identity/queries/accounts'

/** Who an account belongs to and how it is proved. */
export function AccountData({ account }: { account: AccountRecord }) {
  const { proof } = account
  return (
    <Card title="账号">
      <DefinitionList
        columns={3}
        items={[
          { key: 'login', label: '账号名', value: account.login },
          { key: 'org', label: '单位', value: account.orgName },
          { key: 'title', label: '职务', value: account.title || '—' },
          { key: 'phone', label: '手机', value: account.phoneMask || '未登记' },
          {
            key: 'last',
            label: '最近登录',
            value: account.lastLoginAt ? <DateTime iso={account.lastLoginAt} /> : '从未登录',
          },
          { key: 'password', label: '口令修改', value: proof.mustChange ? '初始口令，待本人修改' : <DateTime iso={proof.passwordAt} /> },
          { key: 'factor', label: '动态口令', value: proof.enrolled ? '已登记' : proof.needsFactor ? '待登记' : '岗位不要求' },
        ]}
      />
    </Card>
  )
}
