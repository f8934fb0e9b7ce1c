import { Status } from '@/components/ui/status'

/** A level in a word: 三星, or that none is reached. */
export function Stars({ count }: { count: number }) {
  const word = ['未达一星', '一星', '二星', '三星'][count] ?? `${count} 星`
  return <Status tone={count === 0 ? 'neutral' : count === 3 ? 'ok' : 'brand'}>{word}</Status>
}
