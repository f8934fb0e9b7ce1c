import { nameGiver } from '../../../person-names'
import type { Rng } from '../../../rng'
import type { Days } from '../calendar'
import { markOf, rowId } from '../identifiers'
import type { Expert, Party } from '../types'

/** Seven groups of 79 experts: with a prime a draw can be laid out so that no two meet often (see `committeeOf`). */
export const groupSize = 79
export const groups = 7

const specialities = ['市政公用工程', '房屋建筑工程', '机电设备', '信息技术', '经济与造价', '勘察设计', '综合管理']

/** The library of experts. Some were suspended long ago; terms run beyond the day of the facts. */
export function expertsOf(chance: Rng, days: Days, institutes: readonly Party[]): Expert[] {
  const nameOf = nameGiver('procurement-experts')
  return Array.from({ length: groupSize * groups }, (_, index) => {
    const expertId = rowId('expert', index)
    const no = `ZJ3702${String(index + 1).padStart(5, '0')}`
    const token = markOf('person', `专家|${no}`)
    const suspended = chance.chance(0.02)
    return {
      expertId,
      no,
      token,
      facts: {
        expert_id: expertId,
        expert_no: no,
        name: nameOf(),
        person_token: token,
        employer_id: chance.pick(institutes).partyId,
        speciality: specialities[Math.floor(index / groupSize)],
        born_on: days.text(days.today - chance.int(35 * 365, 62 * 365)),
        term_until: days.text(days.today + chance.int(100, 1200)),
        suspended_from: suspended ? days.text(days.today - 2500) : null,
        suspended_to: suspended ? days.text(days.today - 2320) : null,
      },
    }
  })
}

/**
 * The committee of a tender, one member from each of `size` groups. Members of two different groups meet once in 79 × 79 draws, so nobody
 * meets somebody else more often than chance allows, as a fair draw does.
 */
export function committeeOf(experts: readonly Expert[], draw: number, size: 5 | 7): Expert[] {
  const block = (draw * 2749) % (groupSize * groupSize)
  const [a, b] = [Math.floor(block / groupSize), block % groupSize]
  const skip = draw % groups
  return Array.from({ length: size }, (_, index) => {
    const group = (index + skip) % groups
    return experts[group * groupSize + ((a * group + b) % groupSize)]!
  })
}
