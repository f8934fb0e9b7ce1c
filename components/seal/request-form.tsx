'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { requestSealAction } from '@/app/actions/seal-actions'
import { FormFailure } from '@/components/identity/form/form-failure'
import { UploadList } from '@/components/patterns/upload/upload-list'
import type { UploadedFile } from '@/components/patterns/upload/use-uploads'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toastDone } from '@/components/ui/toast'
import { sealPositions } from '@/lib/matters/seal/positions'

const limits = { extensions: ['pdf'], maxBytes: 50 * 1024 * 1024, maxFiles: 1 }
const positions = Object.entries(sealPositions).map(([value, label]) => ({ value, label }))

/** Asks for the seal on a PDF: title, why, the file, and where the impression lies. Keeps what was typed when it is refused. */
export function SealRequestForm() {
  const router = useRouter()
  const [values, setValues] = useState({ title: '', reason: '', position: 'end-right' })
  const [file, setFile] = useState<UploadedFile | null>(null)
  const [failure, setFailure] = useState<{ message: string; fields: Readonly<Record<string, string>> } | null>(null)
  const [sending, setSending] = useState(false)
  const [pending, start] = useTransition()
  const mended = (key: string) =>
    setFailure((was) => {
      const rest = Object.entries(was?.fields ?? {}).filter(([field]) => field !== key)
      return was && rest.length > 0 ? { message: was.message, fields: Object.fromEntries(rest) } : null
    })
  const set = (key: keyof typeof values) => (event: { target: { value: string } }) => {
    setValues({ ...values, [key]: event.target.value })
    mended(key)
  }
  const errors = failure?.fields ?? {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start(async () => {
      const result = await requestSealAction({ ...values, fileId: file?.id ?? '' })
      if (!result.ok) return setFailure({ message: result.message, fields: result.fields ?? {} })
      toastDone(result.message ?? '用印申请已提交')
      router.push('/gov/seals?tab=open')
    })
  }
  return (
    <form onSubmit={submit} noValidate className="max-w-2xl space-y-4">
      <FormFailure message={failure?.message} />
      <Field id="title" label="文件标题" required error={errors.title}>
        <Input id="title" value={values.title} onChange={set('title')} maxLength={120} required invalid={Boolean(errors.title)} />
      </Field>
      <Field id="file" label="用印文件" required error={errors.fileId} hint="不超过 200 页；落章后原页面不变，另加印章和核验码">
        <UploadList
          files={file ? [file] : []}
          limits={limits}
          onUploaded={(one) => {
            setFile(one)
            mended('fileId')
          }}
          onRemove={() => setFile(null)}
          onBusy={setSending}
          label="选择 PDF 或拖到此处"
        />
      </Field>
      <Field id="position" label="落章位置" required error={errors.position} hint="章心大致位置，应在署名和日期处">
        <Select
          id="position"
          value={values.position}
          onChange={set('position')}
          options={positions}
          aria-describedby={describedBy('position', '章心', errors.position)}
        />
      </Field>
      <Field id="reason" label="用印事由" required error={errors.reason} hint="写明文件用途、报送对象和份数">
        <Textarea id="reason" rows={3} value={values.reason} onChange={set('reason')} required invalid={Boolean(errors.reason)} />
      </Field>
      <Button type="submit" tone="primary" pending={pending} disabled={sending}>
        {sending ? '文件正在上传…' : '提交用印申请'}
      </Button>
    </form>
  )
}
