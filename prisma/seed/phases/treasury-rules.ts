import { trialSource, trialStandards } from '@/lib/finance/evaluation/trial-standards'
import { defaultThreshold, defaultWords } from '@/lib/treasury/default-words'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { Phase } from '../phase'

/** What every installation begins with: sensitive words, the threshold for everybody, and the made-up standard values for trying. */
export function treasuryRulesPhase(): Phase {
  return {
    name: 'treasury-rules',
    title: '司库规则',
    budget: 1,
    run: async ({ client, now }) => {
      const words = defaultWords.flatMap(([kind, list]) => list.map((word) => [word, kind, '系统', now]))
      const year = Number(now.toISOString().slice(0, 4)) - 1
      const standards = trialStandards.map(({ indicator, values }) => [
        ...[
          seedId('standard', `${year}:${indicator}`),
          year,
          '全国国有企业',
          '全行业',
          indicator,
          ...values,
          trialSource,
          true,
          '系统',
          now,
        ],
      ])
      return {
        treasury_word: await copyRows(client, 'treasury_word', ['word', 'kind', 'by_name', 'at'], words),
        treasury_threshold: await copyRows(
          client,
          'treasury_threshold',
          ['id', 'org_id', 'industry', 'amount', 'from_on', 'reason', 'by_name', 'at'],
          [[seedId('threshold', 'all'), null, null, defaultThreshold, '2024-01-01', '平台初始值，待财务监管处确认', '系统', now]],
        ),
        evaluation_standard: await copyRows(
          client,
          'evaluation_standard',
          ['id', 'year', 'industry', 'size', 'indicator', 'best', 'good', 'mean', 'low', 'poor', 'source', 'fictional', 'by_name', 'at'],
          standards,
        ),
      }
    },
  }
}
