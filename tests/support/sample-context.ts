import type { SampleContext } from '@/lib/matters/samples/draw'
import { inventedUscc } from '@/prisma/seed/uscc'

/** Who files, about whom, in the samples of the model tests. */
export const sampleContext: SampleContext = {
  today: '2026-06-01',
  applicant: { id: 'org-group', name: '示例集团有限公司', uscc: inventedUscc('370202', 1) },
  target: {
    id: 'org-target',
    name: '示例装备有限公司',
    uscc: inventedUscc('370211', 2),
    state: '80',
    held: '80',
    regCapital: '20000',
    orgForm: '国有全资',
  },
  others: [
    { id: 'org-a', name: '示例物流有限公司', uscc: inventedUscc('370214', 3) },
    { id: 'org-b', name: '示例能源有限公司', uscc: inventedUscc('370212', 4) },
  ],
  contact: '陈联',
  people: ['张甲', '李乙', '王丙'],
}
