/** Where the impression may lie: where signature and date of a document usually are. */
export const sealPositions = { 'end-right': '末页右下', 'end-middle': '末页居中偏下', 'end-upper': '末页右侧中部' } as const
export type SealPosition = keyof typeof sealPositions
