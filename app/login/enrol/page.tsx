import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import QRCode from 'qrcode'
import { confirmEnrolmentAction, enrolmentSecret } from '@/app/login/actions'
import { visitor } from '@/app/session'
import { Door } from '@/components/shell/door'
import { DoorForm } from '@/components/shell/door-form'

export const metadata: Metadata = { title: '登记动态口令' }

export default async function EnrolPage() {
  const person = await visitor()
  if (person?.pending !== 'enrol_factor') redirect('/login')
  const { secret, uri } = await enrolmentSecret()
  const picture = await QRCode.toDataURL(uri, { margin: 1, width: 192 })
  return (
    <Door title="登记动态口令" subtitle="您的岗位须以口令和动态口令两种方式登录">
      <DoorForm
        action={confirmEnrolmentAction}
        fields={[{ name: 'code', label: '验证器显示的 6 位数字', type: 'text', autoComplete: 'one-time-code', numeric: true }]}
        submit="完成登记"
      >
        <ol className="list-decimal space-y-2 pl-5 text-sm">
          <li>在手机上打开任一验证器应用（支持 TOTP）。</li>
          <li>
            扫描二维码，或手工输入密钥:
            <code className="mt-1 block break-all rounded bg-brand-50 px-2 py-1">{secret}</code>
          </li>
        </ol>
        {/* biome-ignore lint/performance/noImgElement: a data address made here needs no optimiser */}
        <img src={picture} alt="动态口令登记二维码" width={192} height={192} className="mx-auto rounded border border-line bg-white" />
      </DoorForm>
    </Door>
  )
}
