import { openTenderDraftAction, removeTenderDraftAction } from '@/app/actions/tender-draft-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { TenderEditor } from '@/components/procurement/hand/tender-editor'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
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
      <Card title="正在填写" flush>
        {drafts.length === 0 ? (
          <EmptyState title="没有正在填写的标段">点“新填一个标段”开始；填写的内容自动保存，可以随时离开。</EmptyState>
        ) : (
          <Table label="正在填写" dense>
            <thead>
              <tr>
                <Th>标段</Th>
                <Th>最近修改</Th>
                <Th>操作</Th>
              </tr>
            </thead>
            <tbody>
              {drafts.map(({ id, title, at, by }) => (
                <tr key={id}>
                  <Td>
                    <TextLink href={`${path}?draft=${id}`}>{title}</TextLink>
                  </Td>
                  <Td>
                    <DateTime iso={at} /> <span className="text-muted">{by}</span>
                  </Td>
                  <Td>
                    <ActionDialog
                      label="删除"
                      ariaLabel={`删除 ${title}`}
                      size="sm"
                      danger
                      title="删除这份填报"
                      intro="还没有报送的内容将一并删除。"
                      fixed={{ id }}
                      submit="删除填报"
                      action={removeTenderDraftAction}
                    />
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
