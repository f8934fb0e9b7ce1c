import type { LetterContent } from '../schema'
import { conditions, letter, quoted } from './letters'
import type { PaperSource } from './source'
import { basisWords, coreOf, numbered, sentence, youOf } from './words'

type Draft = Omit<LetterContent, 'verify'>

/** Why, in numbered sentences: the words of the decision; the coded reason alone where there are none. */
function why(source: PaperSource): string[] {
  const said = conditions(source)
  return numbered(said.length > 0 ? said : [sentence(source.decision.reason ?? '不符合国资监管有关规定')])
}

const cause = ({ decision }: PaperSource) => (decision.reason ? `（${decision.reason}）` : '')

/** 不予同意通知书: the request was examined and is not granted. */
export function refusal(source: PaperSource): Draft {
  const { definition, filing, decision, organ } = source
  const whom = organ?.adcode ? '本机构' : '承办处室'
  const rests = decision.minutes ? `经研究（${decision.minutes}），` : '经研究，'
  const opening = `${youOf(filing.orgName)}${quoted(source)}收悉。${basisWords(definition.basis)}${rests}不予同意${cause(source)}。理由如下：`
  return letter(source, {
    kind: '不予同意通知书',
    style: 'correspondence',
    title: `关于${coreOf(filing.title)}的不予同意通知书`,
    paragraphs: [opening, ...why(source), `对本通知有异议的，可向${whom}书面提出；情况发生变化、符合规定条件后，可重新申报。`],
    closing: '特此通知。',
  })
}

/** 不予受理通知书: the filing does not meet the conditions of acceptance. */
export function rejection(source: PaperSource): Draft {
  const { filing } = source
  const opening = `${youOf(filing.orgName)}${quoted(source)}收悉。经审查，不符合受理条件，决定不予受理${cause(source)}。原因如下：`
  return letter(source, {
    kind: '不予受理通知书',
    style: 'correspondence',
    title: `关于${coreOf(filing.title)}的不予受理通知书`,
    paragraphs: [opening, ...why(source), '请按上述原因办理后，重新申报或者向有权机关申报。'],
    closing: '特此通知。',
  })
}
