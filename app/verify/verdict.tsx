import { DateTime } from '@/components/patterns/date-time'
import { DefinitionList } from '@/components/ui/definition-list'
import { CircleCheck, CircleX, OctagonAlert } from '@/components/ui/icon'
import type { PaperVerdict, SealFact } from '@/lib/matters/paper/verify'
import { keyStates } from '@/lib/matters/seal/schema'

type Said = { title: string; code: string; file: string }

const looks = {
  genuine: { Icon: CircleCheck, tone: 'border-ok-200 bg-ok-50 text-ok' },
  revoked: { Icon: OctagonAlert, tone: 'border-warn-200 bg-warn-50 text-warn' },
  changed: { Icon: CircleX, tone: 'border-danger-200 bg-danger-50 text-danger' },
  foreign: { Icon: CircleX, tone: 'border-danger-200 bg-danger-50 text-danger' },
  unknown: { Icon: CircleX, tone: 'border-danger-200 bg-danger-50 text-danger' },
} as const

const says: Record<'genuine' | 'revoked' | 'unknown', Said> = {
  genuine: {
    title: '真：该文书由本平台制发，现行有效',
    code: '请逐项比对下列内容与您手中的文书是否一致；持有 PDF 原件的，可在下方比对原件。',
    file: '您上传的文件与制发的原件逐字节一致，未被改动。',
  },
  revoked: {
    title: '已撤销：该文书由本平台制发，但已被撤销',
    code: '该文书自撤销之日起不再有效。',
    file: '您上传的文件与制发的原件一致，但该文书已被撤销，不再有效。',
  },
  unknown: {
    title: '未查到：不能证明该文书由本平台制发',
    code: '没有与该核验码对应的文书，请核对是否输入有误；确认无误仍未查到的，请谨防伪造。',
    file: '该文件没有本平台的电子印章，与本平台制发的任何文书都不一致：可能经过另存、打印扫描，或者系伪造。可改用文书上的核验码核验。',
  },
}

const changed = {
  signature: '验签失败：文件中有电子印章，但盖章之后内容被改动过（哪怕只改一个字、一个字节）。',
  damaged: '验签失败：文件末尾的印章签名数据已损坏或者被改动。',
  differs: '该文件与本平台制发的原件不一致：不是原件，或者经过改动、另存、打印扫描。',
}
const foreign = {
  key: '文件中有电子印章，但所用密钥不是本页公布的印章密钥。',
  register: '印章签名有效，但用印台账中没有这次用印，不予认可，请与制发机关联系。',
}

function wordsOf(verdict: PaperVerdict, by: 'code' | 'file'): { title: string; words: string } {
  if (verdict.state === 'changed') return { title: '不一致：该文件不是本平台制发的原件', words: changed[verdict.why] }
  if (verdict.state === 'foreign') return { title: '不予认可：不能证明该文件由本平台制发', words: foreign[verdict.why] }
  const { title, [by]: words } = says[verdict.state]
  return { title, words }
}

/** The answer of the public page: true, revoked, changed or not known, and what the paper and its seal say. */
export function Verdict({ verdict, by }: { verdict: PaperVerdict; by: 'code' | 'file' }) {
  const { Icon, tone } = looks[verdict.state]
  const { title, words } = wordsOf(verdict, by)
  return (
    <section aria-live="polite" className="rounded-lg border border-line bg-white">
      <div className={`flex items-start gap-3 rounded-t-lg border-b px-4 py-3 ${tone}`}>
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
        <div>
          <h2 className="font-semibold">{title}</h2>
          <p className="mt-0.5 text-sm text-ink">{words}</p>
          {verdict.state === 'changed' && verdict.claimed && (
            <p className="mt-1 text-sm text-ink">
              它自称的文书是：{verdict.claimed.number}《{verdict.claimed.title}》。请以按核验码查到的内容和重新下载的原件为准。
            </p>
          )}
          {'other' in verdict && verdict.other && (
            <p className="mt-1 text-sm font-medium text-ink">注意：它不是您扫码或者输入核验码的那一份文书。</p>
          )}
        </div>
      </div>
      {'number' in verdict && (
        <div className="px-4 py-2">
          <DefinitionList
            columns={1}
            items={[
              { key: 'number', label: '文号', value: verdict.number },
              { key: 'kind', label: '文书种类', value: verdict.kind },
              { key: 'title', label: '标题', value: verdict.title },
              { key: 'organ', label: '制发机关', value: verdict.organ },
              { key: 'date', label: '成文日期', value: verdict.date },
              ...(verdict.revokedOn ? [{ key: 'revoked', label: '撤销日期', value: verdict.revokedOn }] : []),
              ...(verdict.holder
                ? [{ key: 'holder', label: '持有单位', value: <span title="为保护持有单位信息，名称部分隐去">{verdict.holder}</span> }]
                : []),
              { key: 'seal', label: '电子印章', value: <SealLine seal={verdict.seal} /> },
            ]}
          />
        </div>
      )}
    </section>
  )
}

function SealLine({ seal }: { seal: SealFact | null }) {
  if (!seal) return <>尚未加盖电子印章</>
  return (
    <>
      <span className={seal.holds ? 'font-medium text-ok' : 'font-medium text-danger'}>{seal.holds ? '签名有效' : '签名无效'}</span>
      <span className="block text-sm">
        {seal.name}，<DateTime iso={seal.at} /> 落章
      </span>
      <span className="block text-xs text-muted">
        密钥 {seal.fingerprint}（现{keyStates[seal.status]}）
      </span>
    </>
  )
}
