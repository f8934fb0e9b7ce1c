/** Rows for one COPY, column by column. */
export type CopyTable = { readonly table: string; readonly columns: readonly string[]; readonly rows: Iterable<readonly unknown[]> }
