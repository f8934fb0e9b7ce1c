import { notFound } from 'next/navigation'
import { reportLinesAction } from '@/app/actions/treasury-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import { PageFrame } from '@/components/patterns/page-frame'
import { LedgerDrop } from '@/components/treasury/ledger-drop'
import { ReportDrop } from '@/components/treasury/report-drop'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { lineColumns } from '@/lib/treasury/rules/report-lines'
import { mostPayments } from '@/lib/treasury/schema'

/** 报送司库数据: the ledgers by a workbook; transactions by lines out of a spreadsheet, taken in all or none and judged at once. */
export function ReportPage({ actor }: { actor: Actor }) {
  if (!may(actor, 'treasury.report')) notFound()
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: '/ent/treasury' }, { label: '报送司库数据' }]}
      title="报送司库数据"
      facts={['有一处不对，全部不入库', '再次报送同样的内容不会重复']}
    >
      <Card title="台账" note="账户、余额、债务、担保、票据等，按工作簿报送" actions={<LedgerDrop />}>
        <p className="text-sm text-muted">
          下载模板填写后导入。已有的行按文件更新，改动逐项列出并记入审计日志；文件中没有的行不变。导入后在
          <TextLink href="/ent/treasury/accounts">账户</TextLink>、<TextLink href="/ent/treasury/debts">债务</TextLink>、
          <TextLink href="/ent/treasury/guarantees">担保</TextLink>中即可看到。
        </p>
      </Card>
      <ReportDrop />
      <Card title="粘贴流水" note={`从电子表格复制整行粘贴即可，也可以每行用逗号隔开；一次至多 ${mostPayments} 笔`}>
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
        流水入库时即按大额、拆分、敏感词、夜间和非工作日、关联方规则核对，需要关注的立即列入
        <TextLink href="/ent/treasury/payments">大额支付监测</TextLink>。接口报送见<TextLink href="/open/api">接口参考</TextLink>。
      </p>
    </PageFrame>
  )
}
