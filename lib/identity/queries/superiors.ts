import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'

/** Whom an enterprise may be put under: the commission, district bodies and enterprises that live, as far as the asker sees them. */
export const superiorChoices = defineQuery({
  name: 'superiorChoices',
  permission: 'org.register',
  input: z.object({}),
  run: async ({ tx }) => {
    const rows = await tx.org.findMany({
      where: { kind: { in: ['sasac', 'district', 'enterprise'] }, status: { not: '已注销' } },
      select: { id: true, name: true, shortName: true, level: true, kind: true },
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
    })
    return rows.map(({ id, name, level, kind }) => ({ value: id, label: name, note: kind === 'enterprise' ? `${level} 级` : '监管机构' }))
  },
})
