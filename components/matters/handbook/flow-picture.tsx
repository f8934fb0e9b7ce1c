import { Picture } from '@/components/ui/picture'
import { drawFlow } from '@/lib/matters/pictures/flow'
import { flowNames } from '@/lib/matters/pictures/flow-names'
import type { Trail } from '@/lib/matters/pictures/trail'
import type { MatterDefinition } from '@/lib/matters/schema'

type Props = {
  matter: Pick<MatterDefinition, 'form' | 'materials' | 'line' | 'flow' | 'name'>
  departments: Readonly<Record<string, string>>
  trail?: Trail
}

/** The flow of a matter as a picture: lanes by department, on a phone enterprise and commission only; lit where a trail is given. */
export function FlowPicture({ matter, departments, trail }: Props) {
  const names = flowNames(matter, departments)
  const id = `flow-${matter.flow.code.toLowerCase()}`
  return (
    <figure className="m-0">
      <Picture
        className="max-sm:hidden print:block!"
        label={`${matter.name}流程图`}
        svg={drawFlow(matter.flow, names, trail, { id: `${id}-wide` })}
      />
      <Picture
        className="sm:hidden print:hidden!"
        label={`${matter.name}流程图`}
        svg={drawFlow(matter.flow, names, trail, { id: `${id}-narrow`, lanes: 'side' })}
      />
    </figure>
  )
}
