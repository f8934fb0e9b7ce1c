import { notFound } from 'next/navigation'
import { publishCircularAction } from '@/app/actions/identity-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import type { FormField } from '@/components/identity/form/form-field'
import { audiences } from '@/components/identity/notices/notice-kinds'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'

const fields: FormField[] = [
  { key: 'title', label: '标题', kind: 'text', required: true, maxLength: 100, hint: '如：关于报送 2026 年度资产评估备案情况的通知' },
  {
    key: 'audience',
    label: '发送范围',
    kind: 'select',
    required: true,
    half: true,
    initial: 'ent',
    options: ['ent', 'gov', 'all'].map((value) => ({ value, label: audiences[value] ?? value })),
  },
  { key: 'needsReceipt', label: '要求回执', kind: 'toggle', half: true, hint: '收件人须打开公告并确认收到' },
  { key: 'body', label: '正文', kind: 'lines', required: true, rows: 12, hint: '每段一行，发布后不能修改' },
]

/** The form for a circular; who may not publish finds no such page. */
export function PublishPage({ actor }: { actor: Actor }) {
  if (!may(actor, 'circular.publish')) notFound()
  return (
    <PageFrame
      crumbs={[{ label: '通知公告', href: '/gov/notices' }, { label: '发布公告' }]}
      title="发布公告"
      facts={[`以“${actor.departmentName ?? actor.orgName}”名义发布`]}
    >
      <Card className="max-w-3xl">
        <ActionForm
          fields={fields}
          submit="发布公告"
          action={publishCircularAction}
          aside={<TextLink href="/gov/notices">返回</TextLink>}
        />
      </Card>
    </PageFrame>
  )
}
