import { Json } from '../../../copy'
import { seedId } from '../../../ids'
import { type Numbers, withCitation } from '../numbering'
import type { StoredSample } from '../sample-files'
import { syncedColumns } from '../synced'
import type { Material, SimulatedFiling } from '../types'
import type { CopyTable } from './table'

export type Headline = {
  readonly title: string
  readonly targetOrgId: string | null
  readonly targetName: string | null
  readonly amount: bigint | null
}

export type FilingTables = {
  readonly definitionIds: ReadonlyMap<string, string>
  readonly numbers: Numbers
  readonly headOf: (filing: SimulatedFiling) => Headline
  readonly samples: ReadonlyMap<string, StoredSample>
}

/** The tables of filings: heads, rounds, materials with their files, and results of the checks. */
export function filingTables(filings: readonly SimulatedFiling[], { definitionIds, numbers, headOf, samples }: FilingTables): CopyTable[] {
  const sampleOf = (material: Material) => samples.get(material.sample)!
  return [
    {
      table: 'filing',
      columns: filingColumns,
      rows: filings.map((filing) => {
        const { matter, org, plan } = filing
        const synced = syncedColumns(filing)
        const head = headOf(filing)
        const row: Record<(typeof filingColumns)[number], unknown> = {
          ...{ id: filing.id, number: numbers.filing.get(plan.name) ?? null, definition_id: definitionIds.get(matter.code) },
          ...{ matter_code: matter.code, matter_name: matter.name, kind: matter.kind, title: head.title },
          ...{ org_id: org.id, org_name: org.shortName, group_id: org.groupId, line: matter.line, adcode: org.adcode },
          ...{ target_org_id: head.targetOrgId, target_name: head.targetName, amount: head.amount, situation: filing.situation },
          values: new Json(withCitation(filing.values, filing, numbers)),
          ...{ status: synced.status, round: synced.round, step_name: synced.stepName, department_code: synced.departmentCode },
          ...{ promise_days: matter.limits.promiseDays, statutory_days: matter.limits.statutoryDays },
          ...{ used_days: synced.usedDays, on_time: synced.onTime, returns: synced.returns, corrections: synced.corrections },
          ...{ checks_failed: synced.checksFailed, checks_warned: synced.checksWarned },
          ...{ checks_manual: synced.checksManual, checks_passed: synced.checksPassed },
          ...{ created_at: filing.createdAt, created_by: filing.creator.id, updated_at: synced.updatedAt },
          ...{ updated_by: synced.updatedBy.id, updated_by_name: synced.updatedBy.name },
          ...{
            arrived_at: filing.state.arrivedAt,
            accepted_at: filing.state.acceptedAt,
            concluded_at: synced.concludedAt,
            due_at: synced.dueAt,
          },
          ...{
            paper_number: numbers.paper.get(plan.name) ?? null,
            rating: filing.rating?.stars ?? null,
            rating_text: filing.rating?.text ?? null,
          },
          version: synced.version,
        }
        return filingColumns.map((column) => row[column])
      }),
    },
    {
      table: 'filing_version',
      columns: ['id', 'filing_id', 'org_id', 'line', 'round', 'values', 'materials', 'at', 'by_id', 'by_name'],
      rows: filings.flatMap((filing) =>
        filing.submissions.map(({ round, values, materials, at, byId, byName }) => {
          const kept = materials.map((one) => ({
            key: one.key,
            fileId: one.fileId,
            name: one.name,
            sm3: sampleOf(one).sm3,
            size: String(sampleOf(one).size),
          }))
          const id = seedId('version', `${filing.id}|${round}`)
          return [
            id,
            filing.id,
            filing.org.id,
            filing.matter.line,
            round,
            new Json(withCitation(values, filing, numbers)),
            new Json(kept),
            at,
            byId,
            byName,
          ]
        }),
      ),
    },
    {
      table: 'filing_material',
      columns: ['id', 'filing_id', 'org_id', 'line', 'key', 'file_id', 'name', 'size', 'mime', 'sm3', 'source', 'added_at', 'added_by'],
      rows: filings.flatMap((filing) =>
        filing.materials.map((one) => {
          const { size, sm3 } = sampleOf(one)
          return [
            one.id,
            filing.id,
            filing.org.id,
            filing.matter.line,
            one.key,
            one.fileId,
            one.name,
            size,
            'application/pdf',
            sm3,
            'upload',
            one.addedAt,
            one.addedBy,
          ]
        }),
      ),
    },
    {
      table: 'stored_file',
      columns: storedFileColumns,
      rows: filings.flatMap((filing) =>
        filing.materials.map((one) => {
          const { size, sm3, key } = sampleOf(one)
          return [
            one.fileId,
            one.name,
            size,
            'application/pdf',
            sm3,
            key,
            filing.org.id,
            one.addedBy,
            one.addedAt,
            'clean',
            'filing',
            filing.id,
            filing.matter.line,
          ]
        }),
      ),
    },
    {
      table: 'filing_check',
      columns: [
        'id',
        'filing_id',
        'org_id',
        'line',
        'round',
        'rule_id',
        'level',
        'result',
        'reason',
        'detail',
        'at',
        'verdict',
        'verdict_by',
        'verdict_at',
      ],
      rows: checkRows(filings),
    },
  ]
}

const storedFileColumns = [
  'id',
  'name',
  'size',
  'mime',
  'sm3',
  'storage_key',
  'org_id',
  'uploaded_by',
  'uploaded_at',
  'scan',
  'owner_kind',
  'owner_id',
  'line',
]

const filingColumns = [
  ...(['id', 'number', 'definition_id', 'matter_code', 'matter_name', 'kind', 'title', 'org_id', 'org_name', 'group_id', 'line'] as const),
  ...(['adcode', 'target_org_id', 'target_name', 'amount', 'situation', 'values', 'status', 'round', 'step_name'] as const),
  ...(['department_code', 'promise_days', 'statutory_days', 'used_days', 'on_time', 'returns', 'corrections', 'checks_failed'] as const),
  ...(['checks_warned', 'checks_manual', 'checks_passed', 'created_at', 'created_by', 'updated_at', 'updated_by'] as const),
  ...([
    'updated_by_name',
    'arrived_at',
    'accepted_at',
    'concluded_at',
    'due_at',
    'paper_number',
    'rating',
    'rating_text',
    'version',
  ] as const),
]

function* checkRows(filings: readonly SimulatedFiling[]): Generator<unknown[]> {
  for (const filing of filings) {
    for (const { round, results, at } of filing.submissions) {
      for (const result of results) {
        const verdict = filing.verdicts.find((one) => one.ruleId === result.ruleId && one.round === round)
        const id = seedId('check', `${filing.id}|${round}|${result.ruleId}`)
        const own = [
          id,
          filing.id,
          filing.org.id,
          filing.matter.line,
          round,
          result.ruleId,
          result.level,
          result.result,
          result.reason ?? '',
          result,
          at,
        ]
        yield [...own, verdict?.text ?? null, verdict?.by ?? null, verdict?.at ?? null]
      }
    }
  }
}
