import type { World } from './world'

/** Another look of a page: with nothing to show, or for what does not exist or is not the person's. Without `as` the page's own person opens it. */
export type State = { as?: string; path: (world: World) => string; says: string | RegExp }

/** A page of the platform: its folder below `app/`, who opens it (null = nobody is signed in), its heading, and its other looks. */
export type PlatformPage = {
  folder: string
  as: string | null
  /** What the session of the page still waits for; most pages open only when nothing is pending. */
  pending?: 'second_factor' | 'enrol_factor'
  path: (world: World) => string
  heading: string | RegExp
  empty?: State
  error?: State
}

/** The same address whatever the world. */
export const at = (path: string) => () => path

/** What is not there, and what a person may not see. */
export const missing = '未找到该内容'
/** What lists say when a filter lets nothing through. */
export const noMatch = '没有符合条件的记录'
