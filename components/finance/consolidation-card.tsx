import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { Lock } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { consolidationSheet } from '@/lib/finance/queries/consolidation'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; period: number }

/** 合并与下级汇总: what a group reported as consolidated beside its parent and units added up, each difference listed. */
export async function ConsolidationCard({ face, actor, id, period }: Props) {
  const sheet = await found(runQuery(consolidationSheet, actor, { id, period }))
  if (!sheet || sheet.units === 0) return null
  const { statements, absent, shut } = sheet
  const to = (statementId: string | null, words: string) =>
    statementId ? <TextLink href={`/${face}/finance/statements/${statementId}`}>{words}</TextLink> : words
  const missing = shut.length > 0 ? '有下级企业无权查看' : absent.length > 0 ? '有下级企业未报送' : '没有这张报表，或者没有填写'
  const shown = (cents: string | null) => (cents === null ? <Missing reason={missing} /> : <Money cents={cents} />)
  return (
    <Card
      title="合并与下级汇总"
      note={`合并数是集团报送的数，不是各户相加；直接下级并表企业 ${sheet.units} 户，差额＝本部＋下级−合并，单位：万元`}
      flush
    >
      {shut.length > 0 && (
        <p className="flex items-start gap-1.5 px-4 pb-2 text-sm text-muted">
          <Lock className="mt-0.5 size-4 shrink-0" />
          无权查看：{shut.slice(0, 5).join('、')}
          {shut.length > 5 && ` 等`} {shut.length} 户并表企业，下级合计和差额不予计算；合并数是集团报送的数，不受影响。
        </p>
      )}
      {absent.length > 0 && (
        <p className="px-4 pb-2 text-sm text-warn">
          尚未受理：{absent.slice(0, 5).join('、')}
          {absent.length > 5 && `等 ${absent.length} 户`}，不能汇总。
        </p>
      )}
      <Table label="合并与下级汇总" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th align="right">{to(statements.parent, '本部')}</Th>
            <Th align="right">下级合计</Th>
            <Th align="right">本部与下级合计</Th>
            <Th align="right">{to(statements.consolidated, '合并（报送）')}</Th>
            <Th align="right">差额</Th>
            <Th align="right">{to(statements.difference, '差额（报送）')}</Th>
            <Th>核对</Th>
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <tr key={line.path}>
              <Td className="whitespace-nowrap">{line.label}</Td>
              <Td align="right">{shown(line.parent)}</Td>
              <Td align="right">{shown(line.units)}</Td>
              <Td align="right">{shown(line.sum)}</Td>
              <Td align="right">{shown(line.whole)}</Td>
              <Td align="right">{shown(line.implied)}</Td>
              <Td align="right">{line.taken === null ? <Missing reason="没有报送差额报表" /> : <Money cents={line.taken} />}</Td>
              <Td className="whitespace-nowrap">
                {line.open === null ? (
                  <Status tone="neutral">未核对</Status>
                ) : line.open === '0' ? (
                  <Status tone="ok">一致</Status>
                ) : (
                  <Status tone="danger">
                    不符 <Money cents={line.open} showUnit />
                  </Status>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
