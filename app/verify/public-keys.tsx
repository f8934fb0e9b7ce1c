import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { PublishedKey } from '@/lib/matters/seal/public-keys'
import { keyStates } from '@/lib/matters/seal/schema'

const stateOf = (status: string) => (Object.hasOwn(keyStates, status) ? keyStates[status as keyof typeof keyStates] : status)

/** The public keys of the seal, for whoever wants to verify with software of their own. */
export function PublicKeys({ keys }: { keys: readonly PublishedKey[] }) {
  if (keys.length === 0) return null
  return (
    <Card title="电子印章公钥" note="可用其他国密软件自行验签">
      <ul className="divide-y divide-line">
        {keys.map((key) => (
          <li key={key.fingerprint} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
            <span className="font-medium">{key.name}</span>
            <Status tone={key.status === 'active' ? 'ok' : 'neutral'}>{stateOf(key.status)}</Status>
            <code className="text-xs text-muted">{key.fingerprint}</code>
            <span className="text-xs text-muted">
              <DateTime iso={key.from} show="date" /> 起{key.to && '至 '}
              {key.to && <DateTime iso={key.to} show="date" />}
            </span>
            <TextLink href={`/api/verify/keys?key=${key.fingerprint}`} className="ml-auto">
              下载公钥（PEM）
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-muted">
        算法为 SM2 配 SM3，签名者标识 1234567812345678。签名是文件末尾“%GZ-SEAL-1”一行的最后 128 位十六进制数，所签内容是它之前全部字节的
        SM3 摘要（32 字节）。轮换、停用之前落的章，以当时的公钥长期可验。
      </p>
    </Card>
  )
}
