import type { Command } from 'commander'
import { givenUpEvents, retryGivenUp } from '@/lib/platform/worker/given-up'

/** `guozi events`: what the worker has given up on (exit 1 when there is anything); `guozi events retry` lets it try again. */
export default function register(program: Command): void {
  const events = program
    .command('events')
    .description('查看后台处理失败、不再重试的事件')
    .action(async () => {
      const list = await givenUpEvents()
      for (const one of list)
        console.log([one.id, one.at.toISOString(), one.topic, `${one.subjectKind} ${one.subjectId}`, one.error].join('\t'))
      console.error(list.length === 0 ? '没有放弃的事件' : `${list.length} 个事件不再自动重试，排除原因后用 guozi events retry 重试`)
      if (list.length > 0) process.exitCode = 1
    })
  events
    .command('retry')
    .description('排除原因后，让后台重新处理放弃的事件')
    .action(async () => {
      console.log(`已重新排入 ${await retryGivenUp(new Date())} 个事件`)
    })
}
