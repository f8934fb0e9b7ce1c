import { issuingOrgan } from '../organ'
import type { LetterContent } from '../schema'
import { amountOf } from './amount'
import type { PaperSource } from './source'
import { basisWords, chineseDate, conditionsOf, coreOf, numbered, sentence, youOf } from './words'

type Draft = Omit<LetterContent, 'verify'>

/** The filing as papers name it: title in book marks and number. */
export const quoted = ({ filing }: PaperSource) => `《${filing.title.trim().replace(/^《(.*)》$/, '$1')}》（办件编号：${filing.number}）`

/** A letter with all that letters have in common. */
export function letter(source: PaperSource, own: Pick<Draft, 'kind' | 'style' | 'title' | 'paragraphs' | 'closing'>): Draft {
  const { filing, decision, organ = issuingOrgan } = source
  return {
    ...own,
    layout: 'letter',
    organ: organ.name,
    number: source.number,
    date: source.issuedOn,
    addressee: filing.orgName,
    attachments: [...(decision.attachments ?? [])],
    // A district body has no departments to name.
    note: organ.adcode === null ? `承办处室：${decision.department}` : '',
    copyTo: [...(decision.copyTo ?? [])],
    printer: organ.office,
  }
}

/** What the decision asks for or says, one sentence an item. */
export const conditions = ({ decision }: PaperSource) => decision.conditions?.map(sentence) ?? conditionsOf(decision.opinion)

function granted(source: PaperSource, verb: string): string[] {
  const { filing } = source
  const amount = amountOf(source)
  const what = sentence(`${verb}${youOf(filing.orgName)}${coreOf(filing.title)}`)
  const first = amount ? `${what.slice(0, -1)}(${amount.label}${amount.value})。` : what
  return numbered([first, ...conditions(source)])
}

/** 批复: the answer to a request for approval. */
export function approval(source: PaperSource): Draft {
  const { definition, filing } = source
  const opening = `${youOf(filing.orgName)}${quoted(source)}收悉。${basisWords(definition.basis)}经研究，现批复如下：`
  return letter(source, {
    kind: '批复',
    style: 'document',
    title: `关于${coreOf(filing.title)}的批复`,
    paragraphs: [opening, ...granted(source, '同意')],
    closing: '此复。',
  })
}

/** 核准文件: the organ confirms what the enterprise has decided. */
export function ratification(source: PaperSource): Draft {
  const { definition, filing } = source
  const opening = `${youOf(filing.orgName)}${quoted(source)}收悉。${basisWords(definition.basis)}经审核，现提出核准意见如下：`
  return letter(source, {
    kind: '核准文件',
    style: 'document',
    title: `关于${coreOf(filing.title)}的核准意见`,
    paragraphs: [opening, ...granted(source, '核准')],
    closing: '此复。',
  })
}

/** 收悉回执: a report was received and read. */
export function receipt(source: PaperSource): Draft {
  const { filing } = source
  const asked = conditions(source)
  const read = `${youOf(filing.orgName)}报送的${quoted(source)}已于${chineseDate(filing.arrivedOn)}收悉，并经审阅归档。`
  return letter(source, {
    kind: '收悉回执',
    style: 'correspondence',
    title: `关于${coreOf(filing.title)}的收悉回执`,
    paragraphs: asked.length > 0 ? [`${read}现提出以下意见，请研究落实：`, ...numbered(asked)] : [read],
    closing: '特此回执。',
  })
}
