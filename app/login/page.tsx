import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { pendingPages, visitor } from '@/app/session'
import { Door } from '@/components/shell/door'
import { LoginForm } from '@/components/shell/login-form'
import { pathWithin } from '@/components/shell/path-within'
import { TextLink } from '@/components/ui/text-link'
import { env } from '@/lib/platform/env'

export const metadata: Metadata = { title: '登录' }

type Given = string | string[] | undefined

const reasons = new Map<Given, string>([
  ['unbound', '统一身份认证成功，但该身份没有绑定本平台账号，请联系系统管理员绑定。'],
  ['expired', '登录已超时退出，请重新登录；未提交的内容已保留在本机。'],
])

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: Given; error?: Given }> }) {
  const { next, error } = await searchParams
  const person = await visitor()
  if (person?.pending) redirect(pendingPages[person.pending])
  const target = pathWithin(next)
  if (person) redirect(target || (person.side === 'gov' ? '/gov' : '/ent'))
  const sso = env.OIDC_ISSUER && env.OIDC_CLIENT_ID ? (env.OIDC_NAME ?? '统一身份认证') : null
  return (
    <Door title="登录" subtitle="市国资委与市属企业工作人员入口">
      <LoginForm next={target} sso={sso} message={error ? (reasons.get(error) ?? '登录没有完成，请重试。') : null} />
      <nav aria-label="公开查询" className="mt-6 flex gap-4 text-sm">
        <TextLink href="/open/procurement">采购公告与结果</TextLink>
        <TextLink href="/verify">文书核验</TextLink>
      </nav>
    </Door>
  )
}
