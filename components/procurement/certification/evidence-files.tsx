'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { attachEbsFileAction, removeEbsFileAction } from '@/app/actions/sunshine-actions'
import { UploadList } from '@/components/patterns/upload/upload-list'
import type { UploadedFile } from '@/components/patterns/upload/use-uploads'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Props = { platform: string; item: string; title: string; files: readonly UploadedFile[] }
const limits = { extensions: ['pdf', 'doc', 'docx', 'xlsx', 'jpg', 'png'], maxBytes: 50 * 1024 * 1024, maxFiles: 10 }

/** Uploads and takes away the evidence of one requirement. */
export function EvidenceFiles({ platform, item, title, files }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState('')
  const settle = (outcome: { ok: boolean; message?: string | undefined }) => {
    setWrong(outcome.ok ? '' : (outcome.message ?? '没有完成，请重试。'))
    router.refresh()
  }
  return (
    <>
      <Button size="sm" aria-label={`证明附件 ${item}`} onClick={() => setOpen(true)}>
        附件 {files.length}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`${item} ${title}`}
        width="md"
        footer={<Button onClick={() => setOpen(false)}>关闭</Button>}
      >
        <UploadList
          files={[...files]}
          limits={limits}
          onUploaded={async (file) => settle(await attachEbsFileAction({ id: platform, item, fileId: file.id }))}
          onRemove={async (file) => settle(await removeEbsFileAction({ id: platform, item, fileId: file.id }))}
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
