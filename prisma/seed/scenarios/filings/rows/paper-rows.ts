import { sendBackReasonName } from '@/lib/flow/reasons'
import { shanghaiDate } from '@/lib/kernel/workday'
import { paperContent } from '@/lib/matters/paper/content'
import { endsInPaper, type PaperOutcome } from '@/lib/matters/paper/number'
import { renderPaper } from '@/lib/matters/paper/render'
import type { PaperContent } from '@/lib/matters/paper/schema'
import { publicAddress } from '@/lib/matters/paper/verify-address'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { put } from '@/lib/platform/storage'
import { seedId } from '../../../ids'
import { rng } from '../../../rng'
import { type Numbers, withCitation } from '../numbering'
import { finalMove } from '../synced'
import type { SimulatedFiling } from '../types'
import { type Headline, storedFileColumns } from './filing-rows'
import type { CopyTable } from './table'

/** A paper of the scenario; `file` only where the PDF has been made already. */
export type SeedPaper = {
  readonly id: string
  readonly filing: SimulatedFiling
  readonly content: PaperContent
  readonly verifyCode: string
  readonly issuedAt: string
  readonly issuedBy: string
  file: { readonly id: string; readonly key: string; readonly size: number; readonly sm3: string } | null
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
          ...{ number: numbers.filing.get(plan.name)!, title, orgName: org.shortName, targetName, amount },
          situation: matter.situations.find((one) => one.code === situation)?.name ?? situation,
          values: withCitation(filing.values, filing, numbers),
          arrivedOn: shanghaiDate(Date.parse(state.arrivedAt!)),
        },
        decision: {
          ...{ opinion: event.opinion ?? '', department: departmentName(matter.line), outcome: state.status as PaperOutcome },
          ...(event.data.reason ? { reason: sendBackReasonName(event.data.reason) } : {}),
          ...(event.data.minutes && state.status === 'refused' ? { minutes: event.data.minutes } : {}),
        },
        number: numbers.paper.get(plan.name)!,
        issuedOn: shanghaiDate(Date.parse(event.at)),
        ...{ verifyCode, baseUrl },
      })
      return { id: seedId('paper', plan.name), filing, content, verifyCode, issuedAt: event.at, issuedBy: event.actorId, file: null }
    })
  return papers.sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
}

/** Makes the PDF of the latest papers; the worker makes the others, newest first. */
export async function renderLatest(papers: readonly SeedPaper[], most: number): Promise<void> {
  for (const paper of papers.slice(Math.max(0, papers.length - most))) {
    const { key, size, sm3 } = await put(await renderPaper(paper.content))
    paper.file = { id: seedId('file', `paper|${paper.id}`), key, size, sm3 }
  }
}

/** The tables of papers and of their files. */
export function paperTables(papers: readonly SeedPaper[]): CopyTable[] {
  const rendered = papers.flatMap((paper) => (paper.file ? [{ ...paper, file: paper.file }] : []))
  return [
    {
      table: 'paper',
      columns: [
        'id',
        'filing_id',
        'org_id',
        'line',
        'number',
        'kind',
        'title',
        'body',
        'verify_code',
        'file_id',
        'sm3',
        'issued_at',
        'issued_by',
      ],
      rows: papers.map(({ id, filing, content, verifyCode, file, issuedAt, issuedBy }) => {
        const { number, kind, title } = content
        return [
          id,
          filing.id,
          filing.org.id,
          filing.matter.line,
          number,
          kind,
          title,
          content,
          verifyCode,
          file?.id ?? null,
          file?.sm3 ?? null,
          issuedAt,
          issuedBy,
        ]
      }),
    },
    {
      table: 'stored_file',
      columns: storedFileColumns,
      rows: rendered.map(({ id, filing, content, file, issuedAt, issuedBy }) => {
        const name = cleanFileName(`${content.number} ${content.title}.pdf`)
        return [
          file.id,
          name,
          file.size,
          'application/pdf',
          file.sm3,
          file.key,
          filing.org.id,
          issuedBy,
          issuedAt,
          'clean',
          'paper',
          id,
          filing.matter.line,
        ]
      }),
    },
  ]
}
