'use client'

import { useEffect } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { NoticePage } from '@/components/ui/notice-page'

type Props = { error: unknown; retry: () => void }

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}

const home = <ButtonLink href="/">返回首页</ButtonLink>

/** What stopped the page: an outage that heals by itself, a right that is missing, a session that has ended, or a bug with its number. */
export function ErrorNotice({ error, retry }: Props) {
  const digest = digestOf(error)
  if (digest === 'refusal:unavailable') return <Outage retry={retry} />
  if (digest === 'refusal:forbidden')
    return (
      <NoticePage mark="没有权限" title="您的岗位没有查看此页的权限" actions={home}>
        <p>如确需查看，请联系本单位系统管理员核实岗位与授权。</p>
      </NoticePage>
    )
  if (digest === 'refusal:unauthenticated')
    return (
      <NoticePage
        mark="登录失效"
        title="登录已失效"
        actions={
          <ButtonLink tone="primary" href="/login">
            重新登录
          </ButtonLink>
        }
      >
        <p>页面上填写的内容会保留在本机，重新登录后可继续。</p>
      </NoticePage>
    )
  return (
    <NoticePage
      mark="系统错误"
      title="页面未能正常显示"
      actions={
        <>
          <Button tone="primary" onClick={() => retry()}>
            重试
          </Button>
          {home}
        </>
      }
    >
      <p>已填写的内容不受影响。请稍后重试；如反复出现，请将错误编号告知系统管理员。</p>
      {digest && (
        <p className="flex items-center gap-2">
          错误编号 <code className="font-mono text-ink">{digest}</code>
          <CopyButton text={digest} label="复制错误编号" />
        </p>
      )}
    </NoticePage>
  )
}

const pauseMs = 3000

/** The database is away: tries again by itself until the page is back. */
function Outage({ retry }: { retry: () => void }) {
  useEffect(() => {
    // Without a network the browser would leave the page; it is asked for again when there is one.
    const timer = setInterval(() => navigator.onLine && retry(), pauseMs)
    return () => clearInterval(timer)
  }, [retry])
  return (
    <NoticePage
      mark="服务中断"
      title="服务暂时不可用"
      actions={
        <Button tone="primary" onClick={() => retry()}>
          立即重试
        </Button>
      }
    >
      <p role="status">数据库暂时连接不上，恢复后本页自动显示；已填写的内容没有丢失。</p>
    </NoticePage>
  )
}
