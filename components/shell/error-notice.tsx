'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { NoticePage } from '@/components/ui/notice-page'

type Props = { error: unknown; retry: () => void }

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}

/** A bug: the person sees the number under which it was logged and can try again. */
export function ErrorNotice({ error, retry }: Props) {
  const digest = digestOf(error)
  const actions = (
    <>
      <Button tone="primary" onClick={() => retry()}>
        重试
      </Button>
      <ButtonLink href="/">返回首页</ButtonLink>
    </>
  )
  return (
    <NoticePage mark="系统错误" title="页面未能正常显示" actions={actions}>
      <p>已填写的内容不受影响。请稍后重试;如反复出现,请将错误编号告知系统管理员。</p>
      {digest && (
        <p className="flex items-center gap-2">
          错误编号 <code className="font-mono text-ink">{digest}</code>
          <CopyButton text={digest} label="复制错误编号" />
        </p>
      )}
    </NoticePage>
  )
}
