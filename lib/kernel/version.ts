import { z } from 'zod'

/** The version of a row as its editor last saw it, also as the text of a form field; fits the column with room to count on. */
export const versionSchema = z.coerce.number().int().min(0).max(1_000_000_000)
