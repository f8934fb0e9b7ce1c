import { openTenderDraftAction } from '@/app/actions/procurement/tender-draft-actions'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { DraftsCard } from '@/components/procurement/hand/drafts-card'
import { TenderEditor } from '@/components/procurement/hand/tender-editor'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { type TenderDrafts, tenderDraft, tenderDrafts } from '@/lib/procurement/queries/drafts'
import { handForm } from '@/lib/procurement/templates/hand-form'

const path = '/ent/procurement/tenders/new'
const crumbs = [{ label: '采购台账', href: '/ent/procurement/tenders' }]

/** 填报标段: what is being filled in, and the form of one of them. */
export async function TenderFormPage({ actor, draft }: { actor: Actor; draft: string | undefined }) {
  return draft === undefined ? (
    <DraftList drafts={await found(runQuery(tenderDrafts, actor, {}))} />
  ) : (
    <DraftForm actor={actor} id={draft} />
  )
}

async function DraftForm({ actor, id }: { actor: Actor; id: string }) {
  const draft = await found(runQuery(tenderDraft, actor, { id }))
  return (
    <PageFrame
      crumbs={[...crumbs, { label: '填报标段', href: path }, { label: draft.title }]}
      title={draft.title}
      facts={['报送后与导入的数据一样由风险模型判断；清空的内容不会从台账中删除']}
    >
      {draft.importId ? (
        <Card title="这份填报已经报送">
          <ButtonLink href={`/ent/procurement/imports/${draft.importId}`}>查看导入结果</ButtonLink>
        </Card>
      ) : (
        <TenderEditor
          {...{ id, version: draft.version, values: draft.values, userId: actor.userId, today: shanghaiDate(new Date()) }}
          form={handForm}
        />
      )}
    </PageFrame>
  )
}

function DraftList({ drafts }: { drafts: TenderDrafts }) {
  const open = (
    <form action={openTenderDraftAction}>
      <SubmitButton>新填一个标段</SubmitButton>
    </form>
  )
  return (
    <PageFrame
      crumbs={[...crumbs, { label: '填报标段' }]}
      title="填报标段"
      facts={['没有采购系统的企业在这里逐个标段填报；多个标段请用模板上传']}
      actions={open}
    >
      <DraftsCard {...{ drafts, path, what: '标段' }} />
    </PageFrame>
  )
}
