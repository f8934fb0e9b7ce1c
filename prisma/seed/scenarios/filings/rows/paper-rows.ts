import { sendBackReasonName } from '@/lib/flow/reasons'
import { shanghaiDate } from '@/lib/kernel/workday'
import { paperContent } from '@/lib/matters/paper/content'
import { endsInPaper, type PaperOutcome } from '@/lib/matters/paper/number'
import type { PaperContent } from '@/lib/matters/paper/schema'
import { publicAddress } from '@/lib/matters/paper/verify-address'
import { seedId } from '../../../ids'
import { rng } from '../../../rng'
import { type Numbers, organOf, withCitation } from '../numbering'
import { finalMove } from '../synced'
import type { SimulatedFiling } from '../types'
import type { Headline } from './filing-rows'
import type { CopyTable } from './table'

/** A paper of the scenario, without its PDF: the worker makes and seals them, newest first. */
export type SeedPaper = {
  readonly id: string
  readonly filing: SimulatedFiling
  readonly content: PaperContent
  readonly verifyCode: string
  readonly issuedAt: string
  readonly issuedBy: string
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function verifyCodeOf(name: string): string {
  const chance = rng(`verify:${name}`)
  const part = () => Array.from({ length: 4 }, () => chance.pick([...letters])).join('')
  return `${part()}-${part()}-${part()}`
}

/** The papers of all filings that were granted, refused or not accepted, in order of issue, with content and code. */
export function papersOf(
  filings: readonly SimulatedFiling[],
  numbers: Numbers,
  headOf: (filing: SimulatedFiling) => Headline,
  departmentName: (code: string) => string,
): SeedPaper[] {
  const baseUrl = publicAddress()
  const papers = filings
    .filter((filing) => endsInPaper(filing.state.status))
    .map((filing): SeedPaper => {
      const { plan, matter, org, state, situation } = filing
      const { event } = finalMove(filing)
      const { title, targetName, amount } = headOf(filing)
      const verifyCode = verifyCodeOf(plan.name)
      const content = paperContent({
        definition: matter,
        filing: {
          ...{ number: numbers.filing.get(plan.name)!, title, orgName: org.name, targetName, amount },
          situation: matter.situations.find((one) => one.code === situation)?.name ?? situation,
          values: withCitation(filing.values, filing, numbers),
          arrivedOn: shanghaiDate(Date.parse(state.arrivedAt!)),
        },
        decision: {
          ...{ opinion: event.opinion ?? '', department: departmentName(matter.line), outcome: state.status as PaperOutcome },
          attachments: attachmentsOf(filing),
          ...(event.data.reason ? { reason: sendBackReasonName(event.data.reason) } : {}),
          ...(event.data.minutes && state.status === 'refused' ? { minutes: event.data.minutes } : {}),
        },
        organ: organOf(filing),
        number: numbers.paper.get(plan.name)!,
        issuedOn: shanghaiDate(Date.parse(event.at)),
        ...{ verifyCode, baseUrl },
      })
      return { id: seedId('paper', plan.name), filing, content, verifyCode, issuedAt: event.at, issuedBy: event.actorId }
    })
  return papers.sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
}

const goesAlong = /方案|章程|计划|协议/

/** What goes along with a paper that grants something: up to two plans, charters or agreements among what was handed in. */
function attachmentsOf({ matter, state, submissions }: SimulatedFiling): string[] {
  if (state.status !== 'concluded' || (matter.kind !== '审批' && matter.kind !== '核准')) return []
  const there = new Set(submissions.at(-1)?.materials.map((one) => one.key))
  const fitting = matter.materials.filter((one) => there.has(one.key) && goesAlong.test(one.name))
  return fitting.slice(0, 2).map((one) => one.name)
}

/** The table of papers. */
export function paperTable(papers: readonly SeedPaper[]): CopyTable {
  return {
    table: 'paper',
    columns: ['id', 'filing_id', 'org_id', 'line', 'number', 'kind', 'title', 'body', 'verify_code', 'issued_at', 'issued_by'],
    rows: papers.map(({ id, filing, content, verifyCode, issuedAt, issuedBy }) => {
      const { number, kind, title } = content
      return [id, filing.id, filing.org.id, filing.matter.line, number, kind, title, content, verifyCode, issuedAt, issuedBy]
    }),
  }
}
