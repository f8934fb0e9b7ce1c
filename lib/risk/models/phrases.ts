/** Words of SQL that several models share. */

/** The name of an enterprise that buys, from the register. */
export const buyerName = (org: string) => `coalesce((select min(own.name) from {fact}.party own where own.org_id = ${org}), '采购企业')`

/** The name of a party. */
export const partyName = (party: string) => `(select named.name from {fact}.party named where named.party_id = ${party})`

/** The enterprise gives this fact of the tender elsewhere, so an empty one here is an absence and not a gap in what it hands in. */
export const givenElsewhere = (column: string) =>
  `t.org_id in (select other.org_id from {fact}.tender other where other.${column} is not null and {only: other.org_id = t.org_id})`

/** The day of an instant as the calendar of the place says it. */
export const dayOf = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date`

/** Tenders of the last days: a buyer's year is counted back from the day of the facts by the day of award. */
export const recent = 't.awarded_on > {today} - :window and t.awarded_on <= {today}'

export const tendered = `('公开招标', '邀请招标')`
