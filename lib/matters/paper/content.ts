import { canonicalJson } from '@/lib/kernel/canonical'
import type { MatterKind } from '@/lib/matters/schema'
import { sm3 } from '@/lib/platform/crypto'
import { approval, ratification, receipt } from './content/letters'
import { refusal, rejection } from './content/notices'
import { officialPunctuation } from './content/punctuation'
import { recordForm } from './content/record-form'
import type { PaperSource } from './content/source'
import type { FormPaperContent, LetterContent, PaperContent } from './schema'

type Draft = Omit<LetterContent, 'verify'> | Omit<FormPaperContent, 'verify'>

const drafts: Record<MatterKind, (source: PaperSource) => Draft> = {
  审批: approval,
  核准: ratification,
  备案: recordForm,
  报告: receipt,
}

function draftOf({ definition, decision }: PaperSource): (source: PaperSource) => Draft {
  if (decision.outcome === 'refused') return refusal
  return decision.outcome === 'rejected' ? rejection : drafts[definition.kind]
}

/** What the paper of a decision says, in official wording; the same source gives the same content and digest. */
export function paperContent(source: PaperSource): PaperContent {
  const draft = officialPunctuation(draftOf(source)(source))
  const printed = { code: source.verifyCode, url: `${source.baseUrl}/verify?code=${source.verifyCode}` }
  return { ...draft, verify: { ...printed, digest: sm3(canonicalJson({ ...draft, verify: printed })) } }
}
