'use client'

import { saveFile } from '@/components/procurement/psi/local-own'
import { PsiCommandLine } from '@/components/procurement/psi/psi-command-line'
import { PsiList } from '@/components/procurement/psi/psi-list'
import { PsiResultCard } from '@/components/procurement/psi/psi-result'
import { usePsi } from '@/components/procurement/psi/use-psi'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import type { Side } from '@/lib/procurement/psi/message'
import { ownText } from '@/lib/procurement/psi/own-file'
import type { PsiMode } from '@/lib/procurement/psi/protocol'

type Props = { id: string; mode: PsiMode; side: Side; turn: 'answer' | 'compute' | 'result' | 'wait' | 'none'; round: number }

/** The work of this side: the list it reads here, the step it computes, the result it finds; all of it stays on this machine. */
export function PsiDesk({ id, mode, side, turn, round }: Props) {
  const psi = usePsi({ id, mode, side })
  const { own, share } = psi
  const busy = share !== null
  const begun = round >= (side === 'a' ? 1 : 2)
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Card title="本方名单" note="只在这台电脑上读取，不上传">
        {own ? (
          <div className="flex flex-wrap items-center gap-2 text-sm">
            <span>
              已读入 {own.codes.length.toLocaleString('zh-CN')}{' '}
              个统一社会信用代码；名单和密钥存在这个浏览器里，换电脑或改用命令行请先保存进度。
            </span>
            <Button size="sm" disabled={busy} onClick={() => saveFile(`隐私比对进度-${id}.json`, ownText(id, own), 'application/json')}>
              保存进度文件
            </Button>
            <Button size="sm" tone="danger" disabled={busy} onClick={psi.forget}>
              从本机清除
            </Button>
          </div>
        ) : (
          <PsiList begun={begun} onList={psi.readList} onProgress={psi.readProgress} />
        )}
        {psi.fault && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {psi.fault}
          </p>
        )}
      </Card>
      <Card title={turn === 'result' ? '结果' : turn === 'compute' ? '轮到本单位' : '等对方计算'}>
        {turn === 'wait' && <p className="text-sm text-muted">对方发送后会有通知；可以离开这个页面。</p>}
        {turn === 'compute' && (
          <Button tone="primary" disabled={!own || busy} onClick={() => own && psi.send(own)}>
            计算并发送
          </Button>
        )}
        {turn === 'result' && (
          <Button tone="primary" disabled={!own || busy} onClick={() => own && psi.find(own)}>
            在本机算出结果
          </Button>
        )}
        {turn !== 'wait' && !own && <p className="mt-2 text-sm text-muted">先读入名单{begun ? '的进度文件' : ''}。</p>}
        {busy && (
          <div className="mt-3">
            <p role="status" className="text-sm">
              正在计算，{Math.round(share)}%；两万个代码约需一两分钟，请不要关闭页面。
            </p>
            <Progress value={share} label="计算进度" className="mt-1" />
          </div>
        )}
        {psi.result && <PsiResultCard id={id} result={psi.result} mine={own?.codes.length ?? 0} />}
      </Card>
      {turn !== 'wait' && (
        <PsiCommandLine id={id} round={turn === 'compute' ? round + 1 : null} course={psi.course} onMessage={psi.sendFile} />
      )}
    </div>
  )
}
