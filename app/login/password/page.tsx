import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { changePasswordAction } from '@/app/login/actions'
import { visitor } from '@/app/session'
import { Door } from '@/components/shell/door'
import { DoorForm } from '@/components/shell/door-form'

export const metadata: Metadata = { title: '修改口令' }

export default async function PasswordPage() {
  const person = await visitor()
  if (!person || (person.pending && person.pending !== 'change_password')) redirect('/login')
  return (
    <Door title="修改口令" subtitle={person.pending ? '首次登录、口令被重置或已满 90 天，须先修改口令' : `${person.name}，请设置新口令`}>
      <DoorForm
        action={changePasswordAction}
        fields={[
          { name: 'current', label: '当前口令', type: 'password', autoComplete: 'current-password' },
          {
            name: 'wanted',
            label: '新口令',
            type: 'password',
            autoComplete: 'new-password',
            hint: '至少 12 位，含大写、小写、数字、符号中的三类；不得含账号名或姓名',
          },
          { name: 'again', label: '再次输入新口令', type: 'password', autoComplete: 'new-password' },
        ]}
        submit="修改口令"
      />
    </Door>
  )
}
