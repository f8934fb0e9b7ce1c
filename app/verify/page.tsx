import type { Metadata } from 'next'
import { callerAddress } from '@/app/auth'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { isRefusal, type RefusalCode } from '@/lib/kernel/refusal'
import { readAskedFile } from '@/lib/matters/paper/asked-file'
import { type PaperVerdict, verifyByCode, verifyFile } from '@/lib/matters/paper/verify'
import { publishedKeys } from '@/lib/matters/seal/public-keys'
import { PublicKeys } from './public-keys'
import { Verdict } from './verdict'

export const metadata: Metadata = { title: '文书核验' }

type Asked = { code?: string; sm3?: string; seal?: string; of?: string; error?: string }

const problems = new Map<string, string>(
  Object.entries({
    too_large: '文件超过 20 MB，不是本平台制发的文书。',
    too_many: '核验过于频繁，请一分钟后再试。',
    invalid: '请选择要核验的 PDF 文件。',
    unavailable: '服务暂时不可用，请稍后再试。',
  } satisfies Partial<Record<RefusalCode, string>>),
)

async function answer({ code, sm3, seal, of, error }: Asked): Promise<{ verdict?: PaperVerdict; trouble?: string }> {
  if (error) return { trouble: problems.get(error) ?? '核验没有完成，请重试。' }
  if (!code && !sm3) return {}
  try {
    const ip = await callerAddress()
    if (code) return { verdict: await verifyByCode(code, ip, new Date()) }
    return { verdict: await verifyFile(readAskedFile({ sm3: sm3!, seal, of }), ip, new Date()) }
  } catch (failure) {
    if (isRefusal(failure)) return { trouble: problems.get(failure.code) ?? failure.message }
    throw failure
  }
}

// The keys stand below what was asked: when they cannot be read just now, the page still says what it can.
async function keysNow() {
  try {
    return await publishedKeys()
  } catch (failure) {
    if (isRefusal(failure)) return []
    throw failure
  }
}

/** Whether a paper is genuine, for anybody, without signing in: by the printed code or by the file itself. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<Record<keyof Asked, string | string[] | undefined>> }) {
  const given = await searchParams
  const first = (name: keyof Asked) => [given[name]].flat()[0]?.slice(0, 300)
  const asked = { code: first('code'), sm3: first('sm3'), seal: first('seal'), of: first('of'), error: first('error') }
  const { verdict, trouble } = await answer(asked)
  const compared = asked.code ?? asked.of
  return (
    <main className="mx-auto max-w-2xl space-y-4 p-4 sm:py-10">
      <header>
        <p className="text-sm font-medium text-brand">数智国资监管云平台</p>
        <h1 className="text-2xl font-semibold">文书核验</h1>
        <p className="mt-1 text-muted">
          核对批复、核准文件、备案表、收悉回执、不予同意和不予受理通知书以及其他用印文件是否由本平台制发、电子印章是否有效、内容是否被改动。无须登录。
        </p>
      </header>
      {trouble && (
        <p role="alert" className="rounded-lg border border-danger-200 bg-danger-50 px-4 py-3 text-danger">
          {trouble}
        </p>
      )}
      {verdict && <Verdict verdict={verdict} by={asked.code ? 'code' : 'file'} />}
      <Card title="按核验码核验">
        <form method="get" action="/verify" className="flex flex-wrap items-end gap-3">
          <Field id="code" label="核验码" hint="印在文书末页二维码旁，共 12 位，不分大小写" className="min-w-60 flex-1">
            <Input
              id="code"
              name="code"
              required
              maxLength={40}
              defaultValue={compared}
              placeholder="如 7K3M-9PQR-2XYZ"
              autoComplete="off"
              aria-describedby="code-hint"
            />
          </Field>
          <Button type="submit" tone="primary" className="mb-[1.375rem]">
            核验
          </Button>
        </form>
      </Card>
      <Card title="按文件核验">
        <form method="post" action="/api/verify" encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
          {compared && <input type="hidden" name="of" value={compared} />}
          <Field id="file" label="文书 PDF 原件" hint="不超过 20 MB；只计算摘要、核验印章签名，不保存文件" className="min-w-60 flex-1">
            <input
              id="file"
              name="file"
              type="file"
              accept="application/pdf,.pdf"
              required
              className="control"
              aria-describedby="file-hint"
            />
          </Field>
          <Button type="submit" className="mb-[1.375rem]">
            比对原件
          </Button>
        </form>
      </Card>
      <p className="text-xs text-muted">核验结果以本页面为准；打印件、扫描件请按核验码核验。同一地址每分钟最多核验 30 次。</p>
      <PublicKeys keys={await keysNow()} />
    </main>
  )
}
