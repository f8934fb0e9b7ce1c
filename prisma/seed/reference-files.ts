import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { composeOneThing } from '@/lib/matters/one-thing/compose'
import { oneThingSchema } from '@/lib/matters/one-thing/schema'
import { type MatterDefinition, matterDefinitionSchema } from '@/lib/matters/schema'

const folder = join(import.meta.dirname, 'reference')

const departmentSchema = z.object({ code: z.string(), name: z.string(), type: z.string(), duties: z.array(z.string()) })
const roleSchema = z.object({
  code: z.string(),
  name: z.string(),
  side: z.string(),
  does: z.string(),
  scope: z.string(),
  constraint: z.string(),
})

/** The departments of the commission in official order. */
export const readDepartments = () => read('departments.json', z.array(departmentSchema))
/** The 28 roles in the order of the catalogue, without their permissions. */
export const readRoles = () => read('roles.json', z.array(roleSchema))

/** All matters of the catalogue, sorted by code; throws with the file's name when one is not a valid definition. */
export function readMatters(): MatterDefinition[] {
  const matters = join(folder, 'matters')
  if (!existsSync(matters)) return []
  const names = readdirSync(matters).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => read(join('matters', name), matterDefinitionSchema))
}

/** The joint matters (一件事) of the catalogue, each composed from the matters it names; those of which one is not given are left out. */
export function readOneThings(matters: readonly MatterDefinition[] = readMatters()): MatterDefinition[] {
  const byCode = new Map(matters.map((matter) => [matter.code, matter]))
  return read('one-things.json', z.array(oneThingSchema))
    .filter((thing) => thing.matters.every((one) => one.later || byCode.has(one.matter)))
    .map((thing) => matterDefinitionSchema.parse(composeOneThing(thing, byCode)))
}

/** 职业生涯全周期“一件事” of the commission's own staff: filed and handled inside the commission. */
export const readCareer = (): MatterDefinition => read('career.json', matterDefinitionSchema)

function read<T>(name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`prisma/seed/reference/${name}:\n${z.prettifyError(parsed.error)}`)
}
