'use client'

import './globals.css'
import { Button } from '@/components/ui/button'
import { NoticePage } from '@/components/ui/notice-page'

type Props = { error: unknown; retry: () => void }

/** The last resort when the document itself failed; depends on nothing but the style sheet. */
export default function GlobalError({ error, retry }: Props) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <html lang="zh-CN">
      <body>
        <NoticePage
          mark="系统错误"
          title="系统暂时无法响应"
          actions={
            <Button tone="primary" onClick={() => retry()}>
              重试
            </Button>
          }
        >
          <p>请稍后重试；如反复出现，请联系系统管理员。</p>
          {digest && <p>错误编号 {digest}</p>}
        </NoticePage>
      </body>
    </html>
  )
}
