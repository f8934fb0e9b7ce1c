import { Money } from '@/components/patterns/money'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { KeyPager } from '@/components/ui/key-pager'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import type { PublicNotice } from '@/lib/procurement/public-notices'

type Props = {
  asked: { words: string; stage: 'all' | 'result' | 'contract' }
  page: { rows: readonly PublicNotice[]; next: string | null; previous: string | null }
  trouble?: string
}

const tabs = { all: '全部公告', result: '已公示结果', contract: '已签合同' } as const

/** What the public sees of purchases: a search and a list, each with notice, result and elements of the contract. */
export function PublicNotices({ asked, page, trouble }: Props) {
  const href = (more: Record<string, string>) => `/open/procurement?${new URLSearchParams({ q: asked.words, stage: asked.stage, ...more })}`
  return (
    <main className="mx-auto max-w-4xl space-y-4 p-4 sm:py-10">
      <header>
        <p className="text-sm font-medium text-brand">数智国资监管云平台</p>
        <h1 className="text-2xl font-semibold">采购信息公开</h1>
        <p className="mt-1 text-muted">市属国有企业已在指定媒介发布公告的采购项目：公告、结果公示和合同要素。无须登录。</p>
      </header>
      {trouble && (
        <p role="alert" className="rounded-lg border border-danger-200 bg-danger-50 px-4 py-3 text-danger">
          {trouble}
        </p>
      )}
      <search>
        <form method="get" action="/open/procurement" className="flex flex-wrap gap-2">
          <input type="hidden" name="stage" value={asked.stage} />
          <Input
            name="q"
            aria-label="项目、编号、采购人"
            placeholder="项目、编号、采购人"
            defaultValue={asked.words}
            maxLength={60}
            className="min-w-0 flex-1"
          />
          <Button type="submit" tone="primary">
            查询
          </Button>
        </form>
      </search>
      <LinkTabs
        label="公开内容"
        tabs={Object.entries(tabs).map(([value, label]) => ({ href: href({ stage: value }), label, current: value === asked.stage }))}
      />
      {page.rows.length === 0 && !trouble ? (
        <EmptyState title="没有符合条件的采购信息">更换查询词，或者查看全部公告。</EmptyState>
      ) : (
        page.rows.map((row) => <Notice key={row.id} notice={row} />)
      )}
      <KeyPager
        previous={page.previous === null ? null : href({ before: page.previous })}
        next={page.next === null ? null : href({ after: page.next })}
      />
    </main>
  )
}

function Notice({ notice }: { notice: PublicNotice }) {
  const { result, contract } = notice
  return (
    <Card
      title={notice.title}
      note={
        <>
          {notice.code} · {notice.buyer}
          {notice.ended && <Status className="ml-1.5">{notice.ended}</Status>}
        </>
      }
    >
      <dl className="grid grid-cols-1 gap-x-6 gap-y-1 text-sm *:min-w-0 sm:grid-cols-3">
        <div>
          <dt className="text-muted">公告</dt>
          <dd>
            {notice.noticeOn}，{[notice.method, notice.category].filter(Boolean).join('，')}
            {notice.deadlineOn && `，截止 ${notice.deadlineOn}`}
          </dd>
          <dd className="break-all text-xs text-muted">{notice.noticeUrl}</dd>
        </div>
        <div>
          <dt className="text-muted">结果</dt>
          {result ? (
            <dd>
              {result.winner}，<Money cents={result.amount} showUnit missing="未公布金额" />
              <span className="block text-xs text-muted">
                公示 {result.from} 至 {result.to ?? '未载明'}
              </span>
            </dd>
          ) : (
            <dd>{notice.ended ?? '尚未公示'}</dd>
          )}
        </div>
        <div>
          <dt className="text-muted">合同</dt>
          {contract ? (
            <dd>
              {contract.code}，<Money cents={contract.amount} showUnit missing="未公布金额" />
              <span className="block text-xs text-muted">签订 {contract.signedOn}</span>
            </dd>
          ) : (
            <dd>尚未公开</dd>
          )}
        </div>
      </dl>
    </Card>
  )
}
