import { writeFileSync } from 'node:fs'
import { factTables } from '@/lib/procurement/vocabulary'
import { factViews, prismaSchema } from '@/lib/procurement/vocabulary/derive'

writeFileSync('prisma/schema/procurement.prisma', prismaSchema(factTables))
writeFileSync('prisma/facts/30-procurement.sql', factViews(factTables))
console.log(`词汇表：${factTables.length} 张表，${factTables.flatMap(({ columns }) => columns).length} 列`)
