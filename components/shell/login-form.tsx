'use client'

import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = { next: string; sso: string | null; message: string | null }

/** Name and password; on success the whole page is loaded anew, so that the server decides where the person goes. */
export function LoginForm({ next, sso, message }: Props) {
  const [error, setError] = useState(message)
  const [pending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    setError(null)
    const answer = await signIn('password', { login: form.get('login'), password: form.get('password'), redirect: false }).catch(
      () => undefined,
    )
    if (answer?.ok) {
      window.location.assign(next || '/')
      return
    }
    setPending(false)
    setError(answer?.error && answer.error !== 'CredentialsSignin' ? answer.error : '网络或服务暂时不可用，请稍后再试。')
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      {error && (
        <p role="alert" className="rounded-md border border-danger-200 bg-danger-50 px-3 py-2 text-sm text-danger">
          {error}
        </p>
      )}
      <Field id="login" label="账号" required>
        <Input id="login" name="login" autoComplete="username" autoCapitalize="off" spellCheck={false} required autoFocus maxLength={64} />
      </Field>
      <Field id="password" label="口令" required>
        <Input id="password" name="password" type="password" autoComplete="current-password" required maxLength={128} />
      </Field>
      <Button type="submit" tone="primary" pending={pending} className="w-full">
        登录
      </Button>
      {sso && (
        <Button className="w-full" onClick={() => void signIn('oidc', { callbackUrl: next || '/' })}>
          使用{sso}登录
        </Button>
      )}
      <p className="text-xs text-muted">连续 5 次口令错误，账号锁定 15 分钟。忘记口令请联系本单位管理员重置。</p>
    </form>
  )
}
