'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { Textarea } from '@/components/ui/textarea'

type Props = { begun: boolean; onList: (text: string) => void; onProgress: (text: string) => void }

/** Reads the list from a file or what is pasted; once the comparison has begun, only the progress that was kept can carry it on. */
export function PsiList({ begun, onList, onProgress }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const first = async (files: File[], use: (text: string) => void) => {
    const [file] = files
    if (file) use(await file.text())
  }
  return (
    <div className="flex flex-col gap-3">
      {!begun && (
        <>
          <FileDrop
            label="选择名单文件"
            hint="文本或 CSV（UTF-8），每行一个统一社会信用代码，CSV 取第一列"
            accept=".txt,.csv,text/plain,text/csv"
            multiple={false}
            onFiles={(files) => void first(files, onList)}
          />
          <div>
            <label htmlFor={id} className="text-sm">
              或者粘贴名单
            </label>
            <Textarea id={id} rows={5} value={text} onChange={(event) => setText(event.target.value)} className="mt-1 font-mono" />
            <Button size="sm" className="mt-2" disabled={text.trim() === ''} onClick={() => onList(text)}>
              读入粘贴的名单
            </Button>
          </div>
        </>
      )}
      <FileDrop
        label="载入进度文件"
        hint={begun ? '这台电脑没有这次比对的密钥：请用发出上一步的电脑，或载入它保存的进度文件' : '从另一台电脑或命令行继续'}
        accept=".json,application/json"
        multiple={false}
        onFiles={(files) => void first(files, onProgress)}
      />
    </div>
  )
}
