import { CircleCheck, CircleX, OctagonAlert } from 'lucide-react'
import { DefinitionList } from '@/components/ui/definition-list'
import type { PaperVerdict } from '@/lib/matters/paper/verify'

const says = {
  genuine: {
    Icon: CircleCheck,
    tone: 'border-ok-200 bg-ok-50 text-ok',
    title: '真：该文书由本平台制发，现行有效',
    code: '请逐项比对下列内容与您手中的文书是否一致。',
    file: '您上传的文件与制发的原件逐字节一致，未被改动。',
  },
  revoked: {
    Icon: OctagonAlert,
    tone: 'border-warn-200 bg-warn-50 text-warn',
    title: '已撤销：该文书由本平台制发，但已被撤销',
    code: '该文书自撤销之日起不再有效。',
    file: '您上传的文件与制发的原件一致，但该文书已被撤销，不再有效。',
  },
  unknown: {
    Icon: CircleX,
    tone: 'border-danger-200 bg-danger-50 text-danger',
    title: '未查到：不能证明该文书由本平台制发',
    code: '没有与该核验码对应的文书，请核对是否输入有误；确认无误仍未查到的，请谨防伪造。',
    file: '该文件与本平台制发的任何文书都不一致：可能经过改动、另存、打印扫描，或者系伪造。可改用文书上的核验码核验。',
  },
} as const

/** The answer of the public page: true, revoked or not known, and what the paper says. */
export function Verdict({ verdict, by }: { verdict: PaperVerdict; by: 'code' | 'file' }) {
  const { Icon, tone, title, [by]: words } = says[verdict.state]
  return (
    <section aria-live="polite" className="rounded-lg border border-line bg-white">
      <div className={`flex items-start gap-3 rounded-t-lg border-b px-4 py-3 ${tone}`}>
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
        <div>
          <h2 className="font-semibold">{title}</h2>
          <p className="mt-0.5 text-sm text-ink">{words}</p>
        </div>
      </div>
      {verdict.state !== 'unknown' && (
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
              { key: 'holder', label: '持有单位', value: <span title="为保护持有单位信息，名称部分隐去">{verdict.holder}</span> },
            ]}
          />
        </div>
      )}
    </section>
  )
}
