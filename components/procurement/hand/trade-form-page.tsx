import { openTradeDraftAction } from '@/app/actions/procurement/trade-draft-actions'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { DraftsCard } from '@/components/procurement/hand/drafts-card'
import { TradeEditor } from '@/components/procurement/hand/trade-editor'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { tradeHandForm } from '@/lib/procurement/property/hand-form'
import { tenderDraft, tenderDrafts } from '@/lib/procurement/queries/drafts'

const path = '/ent/procurement/property/new'
const crumbs = [{ label: '产权交易', href: '/ent/procurement/property' }]

/** 登记产权交易: what is being filled in, and the form of one of them. */
export async function TradeFormPage({ actor, draft }: { actor: Actor; draft: string | undefined }) {
  if (draft !== undefined) return <DraftForm actor={actor} id={draft} />
  const drafts = await found(runQuery(tenderDrafts, actor, { form: 'trade' }))
  return (
    <PageFrame
      crumbs={[...crumbs, { label: '登记产权交易' }]}
      title="登记产权交易"
      facts={['逐个项目登记；多个项目请用模板导入']}
      actions={
        <form action={openTradeDraftAction}>
          <SubmitButton>新填一个项目</SubmitButton>
        </form>
      }
    >
      <DraftsCard {...{ drafts, path, what: '项目' }} />
    </PageFrame>
  )
}

async function DraftForm({ actor, id }: { actor: Actor; id: string }) {
  const { title, version, values, tradeId } = await found(runQuery(tenderDraft, actor, { id }))
  return (
    <PageFrame
      crumbs={[...crumbs, { label: '登记产权交易', href: path }, { label: title }]}
      title={title}
      facts={[tradeId ? '登记后按本表更新该项目，竞买方和价款支付以本表为准' : '登记后进入产权交易台账，按披露期、底价和付款规定核对']}
    >
      <TradeEditor {...{ id, version, values, userId: actor.userId, today: shanghaiDate(new Date()) }} form={tradeHandForm} />
    </PageFrame>
  )
}
