import { BarredList } from '@/components/catalogue/delegations/barred-list'
import { LinesTable } from '@/components/catalogue/delegations/lines-table'
import { OpenDraft } from '@/components/catalogue/open-draft'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { delegationLists } from '@/lib/matters/delegations/queries'
import { commonList } from '@/lib/matters/delegations/schema'
import { runQuery } from '@/lib/platform/query'

const path = '/gov/catalogue/delegations'
const states: Readonly<Record<string, string>> = { draft: '草稿', submitted: '待审', returned: '已退回' }

/** The delegation lists: the one for all groups, those of single groups, and what may be delegated to nobody. */
export async function DelegationsPage({ actor }: { actor: Actor }) {
  const { common, groups, barred } = await found(runQuery(delegationLists, actor, {}))
  const edit = may(actor, 'catalogue.edit')
  return (
    <PageFrame
      crumbs={[{ label: '事项目录管理', href: '/gov/catalogue' }, { label: '授权放权清单' }]}
      title="授权放权清单"
      facts={['企业自己的清单优先于全部一级企业的清单', '清单未列入、超过限额、不符合条件的由国资委审批']}
    >
      <Card
        title="全部市属一级企业"
        note={common.version ? `现行第 ${common.version} 版，${common.effectiveFrom} 起施行` : '尚未制定'}
        actions={
          <>
            {common.version && <TextLink href={`${path}/${commonList}`}>版本与差异</TextLink>}
            {common.draft && <Status tone="warn">{states[common.draft.status] ?? common.draft.status}</Status>}
            {edit && common.draft?.status !== 'submitted' && (
              <OpenDraft kind="delegation" code={commonList} label={common.draft ? '继续修改' : '起草修改'} />
            )}
          </>
        }
        flush
      >
        {common.items.length > 0 ? <LinesTable lines={common.items} /> : <p className="px-4 py-3 text-muted">没有授权事项。</p>}
      </Card>
      <Card title="各一级企业" note={`${groups.filter((group) => group.version).length} 户有自己的清单`} flush>
        <Table label="各一级企业的授权放权清单">
          <thead>
            <tr>
              <Th>企业</Th>
              <Th>现行版本</Th>
              <Th>生效日期</Th>
              <Th align="right">授权事项</Th>
              <Th>办理</Th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.code}>
                <Td>{group.version || group.draft ? <TextLink href={`${path}/${group.code}`}>{group.name}</TextLink> : group.name}</Td>
                <Td>{group.version ? `第 ${group.version} 版` : <span className="text-muted">按全部一级企业的清单</span>}</Td>
                <Td>{group.effectiveFrom ?? '—'}</Td>
                <Td align="right">{group.version ? group.lines : '—'}</Td>
                <Td>
                  <span className="flex items-center gap-2">
                    {group.draft && <Status tone="warn">{states[group.draft.status] ?? group.draft.status}</Status>}
                    {edit && group.draft?.status !== 'submitted' && (
                      <OpenDraft kind="delegation" code={group.code} label={group.version ? '起草修改' : '制定清单'} small />
                    )}
                  </span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <BarredList barred={barred} />
    </PageFrame>
  )
}
