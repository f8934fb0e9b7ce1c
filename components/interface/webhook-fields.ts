import type { FormField } from '@/components/identity/form/form-field'
import { webhookTopics } from '@/lib/openapi/schema'

type Initial = { name: string; url: string; topics: readonly string[] }

/** What is asked of an endpoint; `people` only when it is new. */
export function webhookFields(people?: readonly { value: string; label: string }[], initial?: Initial): FormField[] {
  return [
    {
      key: 'name',
      label: '名称',
      kind: 'text',
      required: true,
      maxLength: 60,
      hint: '如“OA 办件回写”',
      ...(initial ? { initial: initial.name } : {}),
    },
    {
      key: 'url',
      label: '接收地址',
      kind: 'text',
      required: true,
      maxLength: 500,
      hint: '以 https:// 或 http:// 开头；内部网段的地址须由市国资委系统管理员列入允许清单',
      ...(initial ? { initial: initial.url } : {}),
    },
    ...(people
      ? [{ key: 'userId', label: '经办人', kind: 'choice' as const, required: true, options: people, hint: '只通知经办人看得见的办件' }]
      : []),
    {
      key: 'topics',
      label: '通知类别',
      kind: 'checks',
      required: true,
      initial: initial?.topics ?? Object.keys(webhookTopics),
      options: Object.entries(webhookTopics).map(([value, label]) => ({ value, label })),
    },
  ]
}
