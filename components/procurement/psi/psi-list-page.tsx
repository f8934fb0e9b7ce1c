import { proposePsiAction } from '@/app/actions/psi-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { PsiTurn } from '@/components/procurement/psi/psi-turn'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { mostCodes } from '@/lib/procurement/psi/codes'
import { psiModes } from '@/lib/procurement/psi/session'
import { psiSessions } from '@/lib/procurement/queries/psi'

const modes = Object.entries(psiModes).map(([value, label]) => ({ value, label }))

/** 隐私比对: comparisons of supplier lists with other enterprises, and the beginning of one. */
export async function PsiListPage({ actor }: { actor: Actor }) {
  const rows = await found(runQuery(psiSessions, actor, {}))
  const propose = (
    <ActionDialog
      label="发起比对"
      tone="primary"
      title="请另一家企业比对供应商名单"
      intro="名单留在各自的电脑上，平台只传递算出的密文；国资委和上级单位看不到这次比对。"
      fields={[
        { key: 'other', kind: 'text', label: '对方企业', hint: '全称、简称或企业代码', required: true, maxLength: 100 },
        { key: 'purpose', kind: 'text', label: '比对用途', hint: '对方据此决定是否同意', required: true, maxLength: 200 },
        { key: 'mode', kind: 'choice', label: '双方可以得知', options: modes, initial: 'codes', required: true },
      ]}
      submit="发给对方"
      action={proposePsiAction}
    />
  )
  return (
    <PageFrame
      title="隐私比对"
      facts={[`每方至多 ${mostCodes.toLocaleString('zh-CN')} 个统一社会信用代码`, '在浏览器或命令行里计算，名单不出本机']}
      actions={propose}
    >
      <Card title="比对记录" flush>
        {rows.length === 0 ? (
          <EmptyState title="还没有比对过">发起后由对方答复；同意后双方轮流计算三步，各自在本机得出共有的供应商。</EmptyState>
        ) : (
          <Table label="比对记录" dense>
            <thead>
              <tr>
                <Th>用途</Th>
                <Th>对方</Th>
                <Th>双方可以得知</Th>
                <Th>进度</Th>
                <Th>发起</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <Td className="min-w-40">
                    <TextLink href={`/ent/procurement/psi/${row.id}`}>{row.purpose}</TextLink>
                  </Td>
                  <Td>{row.other}</Td>
                  <Td>{psiModes[row.mode]}</Td>
                  <Td>
                    <PsiTurn status={row.status} turn={row.turn} />
                  </Td>
                  <Td>
                    <DateTime iso={row.at} /> <span className="text-muted">{row.askedBy}</span>
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </PageFrame>
  )
}
