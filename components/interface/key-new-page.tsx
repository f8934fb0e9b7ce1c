import { createApiKeyAction } from '@/app/actions/interface-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import type { FormField } from '@/components/identity/form/form-field'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { addDays } from '@/lib/kernel/workday'
import { keyChoices } from '@/lib/openapi/queries/keys'
import { scopes } from '@/lib/openapi/schema'
import { runQuery } from '@/lib/platform/query'

const back = '/ent/interface'

/** Opens a key for a program; it is shown once, in place of the form. */
export async function KeyNewPage({ actor }: { actor: Actor }) {
  const { people, today } = await found(runQuery(keyChoices, actor, {}))
  const fields: FormField[] = [
    { key: 'name', label: '密钥名称', kind: 'text', required: true, maxLength: 60, hint: '写明用在哪个系统，如“集团 OA 办件报送”' },
    {
      key: 'userId',
      label: '经办人',
      kind: 'choice',
      required: true,
      hint: '系统以经办人的名义办理，能看到和办理的范围与本人相同；只能选填报岗位人员',
      options: people.map((one) => ({ value: one.id, label: `${one.name}（${[one.org, one.title].filter(Boolean).join('，')}）` })),
    },
    {
      key: 'scopes',
      label: '权限',
      kind: 'checks',
      required: true,
      initial: Object.keys(scopes),
      options: Object.entries(scopes).map(([value, { name }]) => ({ value, label: name })),
    },
    {
      key: 'expiresOn',
      label: '有效期至',
      kind: 'date',
      required: true,
      half: true,
      initial: addDays(today, 180),
      hint: '最长一年；连续 90 天不用自动失效',
    },
  ]
  return (
    <PageFrame crumbs={[{ label: '开放接口', href: back }, { label: '开通密钥' }]} title="开通接口密钥">
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,48rem)_22rem]">
        <Card>
          {people.length === 0 ? (
            <EmptyState title="还没有可以担任经办人的人员">
              经办人须有填报、采购管理或司库岗位，且不兼任审核、签发或管理岗位。请先在<TextLink href="/ent/staff">账号与岗位</TextLink>
              中设置。
            </EmptyState>
          ) : (
            <ActionForm
              fields={fields}
              submit="开通密钥"
              action={createApiKeyAction}
              aside={<TextLink href={back}>返回开放接口</TextLink>}
            />
          )}
        </Card>
        <Card title="权限说明">
          <DefinitionList columns={1} items={Object.entries(scopes).map(([key, { name, note }]) => ({ key, label: name, value: note }))} />
          <p className="mt-2 text-sm text-muted">审核、签发由本人在平台上办理，不能通过接口代办。开通后经办人会收到通知，并可随时终止。</p>
        </Card>
      </div>
    </PageFrame>
  )
}
