import { defineConfig } from 'prisma/config'

// Only for the ordinary Prisma command line; the platform itself migrates with lib/platform/postgres/migrate.ts.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
