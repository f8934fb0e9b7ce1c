import { digestOf } from '@/lib/procurement/ocds/ids'
import { hexOf, rowId } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'
import * as words from '../wording/sentences'

/** Which tenders have their documents on file as text, and which also the proposals. */
export const hasDocument = ({ n, method, stage }: Sketch) => method !== '直接采购' && stage !== 'planned' && n % 3 === 0
export const hasProposals = ({ n, method }: Sketch) => (method === '公开招标' || method === '邀请招标') && n % 19 === 3

/** One passage of a document. */
export function passageRow(sketch: Sketch, order: number, document: string, body: string, offer?: Offer): Row {
  return {
    passage_id: rowId('passage', sketch.n * 512 + order),
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    bid_id: offer?.bidId ?? null,
    party_id: offer?.party.partyId ?? null,
    document,
    page: 4 + (order % 90),
    seq: order,
    body,
    digest: digestOf(body),
  }
}

/** The rows of `passage` of a tender: its documents, and proposals that share with each other only the form they all copy. */
export function passageRows(sketch: Sketch, offers: readonly Offer[]): Row[] {
  const rows = hasDocument(sketch) ? documents(sketch) : []
  if (!hasProposals(sketch) || (sketch.stage !== 'awarded' && sketch.stage !== 'opened')) return rows
  return [...rows, ...proposals(sketch, offers)]
}

/** The passages of a tender document. */
export function documents(sketch: Sketch): Row[] {
  const { chance } = sketch
  return [
    passageRow(sketch, 0, '招标文件', `${sketch.buyer.name}${sketch.project}项目${sketch.work}。${chance.pick(words.documentTexts)}`),
    passageRow(sketch, 1, '资格条款', chance.pick(words.qualificationTexts)),
    passageRow(sketch, 2, '评分办法', chance.pick(words.scoringTexts)),
    passageRow(sketch, 3, '公告', chance.pick(words.noticeTexts)),
    passageRow(sketch, 4, '招标文件', words.commonForm),
  ]
}

/** The passages of all proposals of a tender. */
export const proposals = (sketch: Sketch, offers: readonly Offer[]) =>
  offers.flatMap((offer, index) => [
    ...Array.from({ length: 5 }, (_, order) => passageRow(sketch, 16 + index * 12 + order, '技术标', proposal(sketch), offer)),
    passageRow(sketch, 16 + index * 12 + 11, '商务标', words.commonForm, offer),
  ])

/** Two sentences of a proposal with numbers of its own. */
export function proposal({ chance }: Pick<Sketch, 'chance'>): string {
  const sentence = () =>
    `${chance.pick(words.openings)}${chance.int(3, 29)}人的${chance.pick(words.subjects)}，${chance.pick(words.actions)}，${chance.pick(words.aims)}（编号${hexOf(chance, 5)}）。`
  return `${sentence()}${sentence()}`
}
