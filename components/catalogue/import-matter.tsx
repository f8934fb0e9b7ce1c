'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, useRef, useState, useTransition } from 'react'
import { importMatterAction } from '@/app/actions/catalogue-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toastDone } from '@/components/ui/toast'

/** Takes an exported matter back in as a draft; what is wrong with the file is listed by place. */
export function ImportMatter() {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [faults, setFaults] = useState<{ message: string; places: string[] } | null>(null)
  const [pending, start] = useTransition()
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    start(async () => {
      const outcome = await importMatterAction(await file.text())
      if (!outcome.ok) return setFaults({ message: outcome.message, places: Object.values(outcome.fields ?? {}) })
      toastDone(outcome.message ?? '已导入为草稿')
      if (outcome.href) router.push(outcome.href)
    })
  }
  return (
    <>
      <input ref={input} type="file" accept="application/json,.json" aria-label="选择事项 JSON 文件" className="hidden" onChange={read} />
      <Button pending={pending} onClick={() => input.current?.click()}>
        导入 JSON
      </Button>
      <Dialog open={faults !== null} onOpenChange={() => setFaults(null)} title="文件没有导入">
        <p>{faults?.message}</p>
        {faults && faults.places.length > 1 && (
          <ul className="mt-2 list-disc space-y-1 pl-5 text-sm">
            {faults.places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  )
}
