import {
  type LapseKind,
  type LenienceLevel,
  type Letter,
  lapseKinds,
  lenienceLevels,
  type MeasureBody,
} from '@/lib/matters/lenience/schema'

type Writing = {
  readonly level: LenienceLevel
  readonly kind: LapseKind
  readonly orgName: string
  readonly body: MeasureBody
  readonly number: string
  readonly organ: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}

const asks: Record<LenienceLevel, string> = {
  reminder: '按照首违不罚的原则，现予提示，不计处理。请查明原因，完善内部报送程序，按时、准确报送。',
  notice: '现书面告知。请查明原因，落实责任人和改进措施，并在平台上确认、说明整改情况。再次发生同类情形的，将予通报。',
  circular: '现予通报。请主要负责同志督促整改，并在平台上确认、说明整改情况。',
}

/** The text of a measure from its template: what happened, on what it rests, what is asked. */
export function letterOf({ level, kind, orgName, body, number, organ, date }: Writing): Letter {
  const last = body.basis.at(-1)
  const about = last?.number ? `“${last.title}”（办件编号 ${last.number}）` : `“${last?.title ?? body.matterName}”`
  const earlier = body.basis.slice(0, -1)
  return {
    number,
    title: `关于${body.matterName}${lapseKinds[kind]}的${level === 'reminder' ? '提示函' : lenienceLevels[level]}`,
    to: `${orgName}：`,
    paragraphs: [
      `你单位报送的${about}，${body.words}。${body.why}。`,
      ...(earlier.length > 0 ? [`此前同类情形：${earlier.map((one) => `${one.on}，${one.title}，${one.words}`).join('；')}。`] : []),
      asks[level],
    ],
    organ,
    date: `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`,
  }
}
