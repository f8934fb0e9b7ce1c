import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { answerFactorAction } from '@/app/login/actions'
import { visitor } from '@/app/session'
import { Door } from '@/components/shell/door'
import { DoorForm } from '@/components/shell/door-form'

export const metadata: Metadata = { title: '动态口令' }

export default async function FactorPage() {
  const person = await visitor()
  if (person?.pending !== 'second_factor') redirect('/login')
  return (
    <Door title="动态口令" subtitle={`${person.name}，请输入验证器显示的 6 位数字`}>
      <DoorForm
        action={answerFactorAction}
        fields={[
          {
            name: 'code',
            label: '动态口令',
            type: 'text',
            autoComplete: 'one-time-code',
            numeric: true,
            hint: '每 30 秒更新一次，用过的口令不能再用',
          },
        ]}
        submit="验证并进入"
      />
    </Door>
  )
}
