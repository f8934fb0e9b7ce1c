import { revealIdentifiersAction } from '@/app/actions/procurement-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { Money } from '@/components/patterns/money'
import { type Comparison, SideBySide } from '@/components/patterns/side-by-side'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NumberedPager } from '@/components/ui/key-pager'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import type { TenderRecord } from '@/lib/procurement/queries/tender/record'
import { bidStatuses } from '@/lib/procurement/schema'

type Bid = TenderRecord['bids'][number]

const traces: readonly [key: keyof Bid['traces'], label: string, source: string][] = [
  ['mac', '制作网卡地址', '投标工具'],
  ['cpu', '处理器序列号', '投标工具'],
  ['disk', '硬盘序列号', '投标工具'],
  ['board', '主板或机器码', '投标工具'],
  ['lockNo', '造价软件锁号', '计价文件'],
  ['ip', '上传地址', '交易平台'],
  ['fileCode', '文件创建标识码', '投标工具'],
  ['author', '文档作者', '文件属性'],
  ['lastSavedBy', '最后保存者', '文件属性'],
  ['company', '公司属性', '文件属性'],
  ['rsidRoot', '修订标识根', '文件属性'],
  ['pdfId', '版式文件标识', '文件属性'],
  ['createdAt', '文档创建时间', '文件属性'],
  ['modifiedAt', '文档修改时间', '文件属性'],
  ['loginDevice', '账号登录设备', '交易平台'],
  ['downloadDevice', '招标文件下载设备', '交易平台'],
  ['certificate', '数字证书经办人', '交易平台'],
  ['account', '保证金转出账户', '银行'],
  ['rep', '授权代表', '投标文件'],
  ['phone', '联系电话', '投标文件'],
  ['email', '联系邮箱', '投标文件'],
  ['handler', '缴费、领取人', '交易平台'],
]

/** Bids beside one another: prices and outcomes first, then every trace with shared values marked. */
export function BidComparison({ face, actor, tender }: { face: 'gov' | 'ent'; actor: Actor; tender: TenderRecord }) {
  if (tender.bids.length === 0) return <EmptyState title="没有投标数据">这个标段还没有报送投标，或者采购方式不产生投标。</EmptyState>
  const comparison: Comparison = {
    parties: tender.bids.map((bid) => ({ id: bid.id, name: bid.name, note: bid.winner ? '中标' : undefined })),
    rows: traces.map(([key, label, source]) => ({
      key,
      label,
      source,
      mark: true,
      missing: '未采集',
      values: tender.bids.map((bid) => bid.traces[key]),
      alike: tender.bids.map((bid) => bid.alike[key]),
    })),
  }
  return (
    <>
      <Card
        title="报价与结果"
        note={
          tender.pages > 1
            ? `共 ${tender.bidCount} 家，按名次和报价排列，第 ${tender.page}／${tender.pages} 页；相同的痕迹、最低价按全部 ${tender.bidCount} 家比对`
            : undefined
        }
        flush
      >
        <Table label="报价与结果" dense>
          <thead>
            <tr>
              <Th align="right">名次</Th>
              <Th>投标人</Th>
              <Th align="right">报价（万元）</Th>
              <Th align="right">与最低价之比</Th>
              <Th align="right">与限价之比</Th>
              <Th>状态</Th>
              <Th>递交时间</Th>
              <Th align="right">页数</Th>
            </tr>
          </thead>
          <tbody>
            {tender.bids.map((bid) => (
              <BidLine key={bid.id} face={face} bid={bid} tender={tender} />
            ))}
          </tbody>
        </Table>
      </Card>
      <Card
        title="痕迹比对"
        note={`${tender.bids.length > 4 ? `${tender.bids.length} 家并列，左右滑动看全；` : ''}相同的值有标记；敏感标识已遮蔽，遮蔽后仍可比对是否相同`}
        actions={
          may(actor, 'procurement.reveal') && (
            <>
              <TraceExport tenderId={tender.id} />
              <ActionDialog
                label="查看原文"
                size="sm"
                title="查看身份标识原文"
                intro="事由和查看人记入审计日志。"
                fields={[{ key: 'reason', label: '事由', kind: 'lines', required: true }]}
                fixed={{ tenderId: tender.id }}
                submit="查看原文"
                wide
                action={revealIdentifiersAction}
              />
            </>
          )
        }
        flush
      >
        <SideBySide label="痕迹比对" comparison={comparison} />
      </Card>
      <NumberedPager
        page={tender.page}
        pages={tender.pages}
        at={(page) => `/${face}/procurement/tenders/${tender.id}?tab=bids&page=${page}`}
      />
    </>
  )
}

/** The open data of the process with what is masked here; asks for a reason like looking at it does. */
function TraceExport({ tenderId }: { tenderId: string }) {
  return (
    <details className="relative">
      <summary className={buttonClass('secondary', 'sm')}>导出含原文</summary>
      <form
        action="/api/procurement/tenders/releases"
        className="absolute right-0 z-10 mt-1 grid w-72 gap-2 rounded-md border border-line bg-white p-3 shadow"
      >
        <input type="hidden" name="q" value={tenderId} />
        <label htmlFor="trace-reason" className="text-xs text-muted">
          事由（至少 6 字，记入审计日志；不含个人标识）
        </label>
        <input
          id="trace-reason"
          name="reason"
          required
          minLength={6}
          maxLength={300}
          className="rounded-md border border-line-strong px-2 py-1 text-sm"
        />
        <button type="submit" className={buttonClass('primary', 'sm')}>
          导出
        </button>
      </form>
    </details>
  )
}

function BidLine({ face, bid, tender }: { face: 'gov' | 'ent'; bid: Bid; tender: TenderRecord }) {
  const own = bid.currency ?? 'CNY'
  const lowest = tender.lowest[own] ? Number(tender.lowest[own]) : null
  // Amounts of two currencies have no ratio.
  const share = (whole: number | null, currency = own) =>
    bid.amount && whole && currency === own ? `${((Number(bid.amount) / whole) * 100).toFixed(2)}%` : '—'
  return (
    <tr>
      <Td align="right">{bid.rank ?? '—'}</Td>
      <Td className="min-w-40">
        <TextLink href={`/${face}/procurement/parties/${bid.partyId}`}>{bid.name}</TextLink>
        {bid.winner && (
          <Status tone="ok" className="ml-1.5">
            中标
          </Status>
        )}
      </Td>
      <Td align="right">
        <Money cents={bid.amount} missing="未报价" />
        {bid.amount && own !== 'CNY' && <span className="block text-xs text-muted">{own}</span>}
      </Td>
      <Td align="right">{share(lowest)}</Td>
      <Td align="right">{share(tender.ceiling ? Number(tender.ceiling) : null, tender.currency ?? 'CNY')}</Td>
      <Td title={bid.rejectReason ?? undefined}>
        {bidStatuses[bid.status]}
        {bid.rejectReason && <span className="block text-xs text-muted">{bid.rejectReason}</span>}
      </Td>
      <Td className="whitespace-nowrap">{bid.submittedAt ? shanghai(bid.submittedAt) : '—'}</Td>
      <Td align="right">{bid.pages ?? '—'}</Td>
    </tr>
  )
}

const shanghai = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
