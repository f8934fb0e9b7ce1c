import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { KeyMark } from '@/components/interface/key-columns'
import { Revoke } from '@/components/interface/keys-tab'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import type { Actor } from '@/lib/kernel/actor'
import { keyRecord } from '@/lib/openapi/queries/keys'
import { type Scope, scopes } from '@/lib/openapi/schema'
import { runQuery } from '@/lib/platform/query'

/** One key: in whose name, what it opens, how it was used. */
export async function KeyRecordPage({ actor, id }: { actor: Actor; id: string }) {
  const { key, days } = await found(runQuery(keyRecord, actor, { id }))
  const calls = prepareBar({
    title: '每日调用次数',
    subtitle: `近 30 日共 ${key.calls} 次，其中出错 ${key.refused} 次`,
    unit: '次',
    places: 0,
    direction: 'vertical',
    bars: days.map(({ day, calls }) => ({ label: day.slice(5), value: String(calls) })),
  })
  const items = [
    { key: 'shown', label: '密钥前缀', value: <code>{key.shown}</code> },
    { key: 'org', label: '企业', value: key.orgName },
    { key: 'person', label: '经办人', value: key.userName },
    { key: 'expires', label: '有效期至', value: <DateTime iso={key.expiresAt} show="date" /> },
    { key: 'used', label: '最近使用', value: key.lastUsedAt ? <DateTime iso={key.lastUsedAt} /> : '从未使用' },
    { key: 'ip', label: '来源地址', value: key.lastIp ?? '—' },
    {
      key: 'created',
      label: '开通',
      value: (
        <>
          {key.createdByName} <DateTime iso={key.createdAt} />
        </>
      ),
    },
    ...(key.stateWhy ? [{ key: 'why', label: '撤销原因', value: key.stateWhy, wide: true }] : []),
  ]
  return (
    <RecordPage
      crumbs={[{ label: '开放接口', href: '/ent/interface' }, { label: key.name }]}
      title={key.name}
      marks={<KeyMark row={key} />}
      facts={[key.orgName, `经办人 ${key.userName}`]}
      actions={<Revoke row={key} />}
      aside={
        <Card title="权限" note={`${key.scopes.length} 项`}>
          <DefinitionList
            columns={1}
            items={key.scopes.map((scope) => ({
              key: scope,
              label: scopes[scope as Scope]?.name ?? scope,
              value: scopes[scope as Scope]?.note ?? '',
            }))}
          />
        </Card>
      }
    >
      <Card>
        <DefinitionList columns={2} items={items} />
      </Card>
      <Card>
        <Chart chart={key.calls === 0 ? { ...calls, empty: '近 30 日没有调用' } : calls} height={220} />
      </Card>
    </RecordPage>
  )
}
