import { notFound } from 'next/navigation'
import { reportLinesAction } from '@/app/actions/treasury-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import { PageFrame } from '@/components/patterns/page-frame'
import { ReportDrop } from '@/components/treasury/report-drop'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { lineColumns } from '@/lib/treasury/rules/report-lines'
import { mostPayments } from '@/lib/treasury/schema'

/** 报送流水: lines out of a spreadsheet are taken in, all or none, and judged at once. */
export function ReportPage({ actor }: { actor: Actor }) {
  if (!may(actor, 'treasury.report')) notFound()
  return (
    <PageFrame
      crumbs={[{ label: '大额支付监测', href: '/ent/treasury/payments' }, { label: '报送流水' }]}
      title="报送流水"
      facts={[`一次至多 ${mostPayments} 笔`, '全部入库或全部不入库', '同一账户内流水号相同的不会重复']}
    >
      <ReportDrop />
      <Card title="粘贴流水" note="从电子表格复制整行粘贴即可，也可以每行用逗号隔开">
        <ActionForm
          fields={[
            {
              key: 'lines',
              label: '流水',
              kind: 'lines',
              rows: 12,
              required: true,
              hint: `各列依次为：${lineColumns.join('、')}；后四列可以不填。时间如 2026-03-01 10:30`,
            },
          ]}
          submit="报送"
          action={reportLinesAction}
        />
      </Card>
      <p className="text-sm text-muted">
        入库时即按大额、拆分、敏感词、夜间和非工作日、关联方规则核对，需要关注的立即列入
        <TextLink href="/ent/treasury/payments">大额支付监测</TextLink>。接口报送见<TextLink href="/open/api">接口参考</TextLink>。
      </p>
    </PageFrame>
  )
}
