import { applySilence } from '@/lib/matters/reminders/silence'
import { connectDatabase } from '@/lib/platform/db'

// A worker that applies the rule of silence as of one moment, to be killed while it does: silence-process.ts <database> <now>
const [, , url = '', now = ''] = process.argv
connectDatabase(url)
process.stdout.write('ready\n')
await applySilence(new Date(now))
process.stdout.write('done\n')
process.exit(0)
