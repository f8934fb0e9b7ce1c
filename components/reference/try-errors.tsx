'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Demonstration = { label: string; method: string; path: string; headers?: Record<string, string>; body?: string; bare?: boolean }

const json = { 'content-type': 'application/json' }

/** Wrong calls that change nothing; those after the first three need a key to get past the door. */
const demonstrations: readonly Demonstration[] = [
  { label: '不带密钥', method: 'GET', path: '/whoami', bare: true },
  { label: '地址不存在', method: 'GET', path: '/nothing' },
  { label: '方法不对', method: 'DELETE', path: '/whoami' },
  { label: 'JSON 不合法', method: 'POST', path: '/filings', headers: json, body: '{"matter":' },
  { label: '类型不对', method: 'POST', path: '/filings', headers: { 'content-type': 'text/plain' }, body: 'GZ-CQ-05' },
  { label: '内容有误', method: 'POST', path: '/filings', headers: json, body: '{"matter":"GZ-1","more":1}' },
  { label: '参数有误', method: 'GET', path: '/filings?size=0' },
  { label: '办件不存在', method: 'GET', path: '/filings/00000000-0000-4000-8000-000000000000' },
]

/** Sends a wrong call to this platform and shows the answer as it came. The key stays in this page. */
export function TryErrors() {
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<{ label: string; text: string } | null>(null)
  const [pending, start] = useTransition()
  const send = ({ label, method, path, headers, body, bare }: Demonstration) =>
    start(async () => {
      const sent = { ...headers, ...(key && !bare ? { authorization: `Bearer ${key.trim()}` } : {}) }
      try {
        const response = await fetch(`/api/v1${path}`, { method, headers: sent, credentials: 'omit', ...(body ? { body } : {}) })
        const text = await response.text()
        const shown = text.startsWith('{') ? JSON.stringify(JSON.parse(text), null, 2) : text
        setAnswer({ label, text: `${method} /api/v1${path}\n\nHTTP ${response.status}\n${shown}` })
      } catch {
        setAnswer({ label, text: '没有连上平台，请检查网络后再试。' })
      }
    })
  return (
    <section aria-label="试一试" className="space-y-2 rounded-md border border-line p-3">
      <h3 className="font-medium">看看真实的错误</h3>
      <p className="text-xs text-muted">以下请求不会改变任何内容。填入密钥可看到门内的错误；密钥只留在本页。</p>
      <Field id="try-key" label="密钥">
        <Input
          id="try-key"
          type="password"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          placeholder="gz_…"
          autoComplete="off"
        />
      </Field>
      <div className="flex flex-wrap gap-1.5">
        {demonstrations.map((one) => (
          <Button key={one.label} size="sm" disabled={pending} onClick={() => send(one)}>
            {one.label}
          </Button>
        ))}
      </div>
      <pre
        aria-live="polite"
        className="scroll-thin max-h-80 overflow-auto rounded-sm bg-sunken px-3 py-2 text-xs leading-5 whitespace-pre-wrap empty:hidden"
      >
        {answer?.text}
      </pre>
    </section>
  )
}
