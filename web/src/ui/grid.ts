/** What a column of HyGrid is. */
export interface GridColumn<T> {
  key: string
  header: string
  /** What the column sorts by. */
  value: (row: T) => string | number
  /** What the cell shows. */
  text: (row: T) => string
  align?: "start" | "end"
  /** A CSS grid track, such as `120px`. */
  width?: string
}
