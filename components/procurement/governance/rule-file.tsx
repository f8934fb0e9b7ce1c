'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { attachRuleFileAction } from '@/app/actions/sunshine-actions'
import { UploadList } from '@/components/patterns/upload/upload-list'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

const limits = { extensions: ['pdf', 'doc', 'docx'], maxBytes: 50 * 1024 * 1024, maxFiles: 1 }

/** Uploads the text of a rule; what is there is replaced. */
export function RuleFile({ id, name, replaces }: { id: string; name: string; replaces: boolean }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState('')
  return (
    <>
      <Button size="sm" aria-label={`上传文件 ${name}`} onClick={() => setOpen(true)}>
        {replaces ? '换文件' : '上传文件'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`“${name}”的文件`}
        width="md"
        footer={<Button onClick={() => setOpen(false)}>关闭</Button>}
      >
        <UploadList
          files={[]}
          limits={limits}
          onUploaded={async (file) => {
            const outcome = await attachRuleFileAction({ id, fileId: file.id })
            if (!outcome.ok) return setWrong(outcome.message ?? '没有附上，请重试。')
            setOpen(false)
            router.refresh()
          }}
        />
        {wrong && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {wrong}
          </p>
        )}
      </Dialog>
    </>
  )
}
