'use client'

import { saveFile } from '@/components/procurement/psi/local-own'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { taskText } from '@/lib/procurement/psi/own-file'
import type { Course } from '@/lib/procurement/psi/protocol'

type Props = { id: string; round: number | null; course: () => Promise<Course>; onMessage: (round: number, text: string) => void }

/** The same step on a machine without access to the platform: the task goes out as a file, the message comes back as one. */
export function PsiCommandLine({ id, round, course, onMessage }: Props) {
  return (
    <details className="rounded-lg border border-line bg-white px-4 py-3">
      <summary className="cursor-pointer font-semibold">在命令行计算</summary>
      <p className="mt-2 text-sm text-muted">
        名单所在的电脑不能上网时：下载任务文件，在那台电脑上运行{' '}
        <code className="font-mono">npm run -s guozi -- psi 任务.json --list 名单.csv --own 进度.json</code>
        {round === null ? '，得出结果。' : '，再把算出的消息文件选到这里。进度文件留在那台电脑上。'}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button onClick={async () => saveFile(`隐私比对任务-${id}.json`, taskText(await course()), 'application/json')}>
          下载任务文件
        </Button>
        {round !== null && (
          <FileDrop
            label="选择算出的消息文件"
            accept=".txt,text/plain"
            multiple={false}
            onFiles={async ([file]) => file && onMessage(round, await file.text())}
          />
        )}
      </div>
    </details>
  )
}
