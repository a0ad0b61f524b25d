/** The icons: a 20-px grid, 1.5-px strokes. Each is a list of shapes, so that no markup is injected. */

type Shape = [tag: "path" | "circle" | "rect", attributes: Record<string, string | number>]

const p = (d: string): Shape => ["path", { d }]
const c = (cx: number, cy: number, r: number): Shape => ["circle", { cx, cy, r }]
const r = (x: number, y: number, width: number, height: number, rx = 1.5): Shape => ["rect", { x, y, width, height, rx }]

export const ICONS = {
  inbox: [p("M3 11l2.5-6.5h9L17 11v4.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z"), p("M3 11h4l1 2h4l1-2h4")],
  measure: [p("M3.5 3.5v13h13"), p("M6.5 13l3-4 3 2 4-5")],
  help: [c(10, 10, 6.5), p("M8 8.2a2 2 0 1 1 2.8 1.9c-.5.3-.8.7-.8 1.3M10 13.5v.01")],
  search: [c(9, 9, 5), p("M13 13l4 4")],
  clock: [c(10, 10, 6.5), p("M10 6.5V10l2.5 1.5")],
  moon: [p("M16 11.5A6.5 6.5 0 0 1 8.5 4 6.5 6.5 0 1 0 16 11.5z")],
  sun: [c(10, 10, 3.2), p("M10 2.8v1.7M10 15.5v1.7M2.8 10h1.7M15.5 10h1.7M4.9 4.9l1.2 1.2M13.9 13.9l1.2 1.2M4.9 15.1l1.2-1.2M13.9 6.1l1.2-1.2")],
  screen: [r(3, 4, 14, 9.5), p("M7.5 17h5M10 13.5V17")],
  down: [p("M6 8l4 4 4-4")],
  right: [p("M8 6l4 4-4 4")],
  back: [p("M12 6l-4 4 4 4")],
  filter: [p("M3.5 5h13L12 10.5V15l-4 1.5v-6z")],
  more: [["path", { d: "M4.5 10h.01M10 10h.01M15.5 10h.01", "stroke-width": 2.5 }]],
  close: [p("M5.5 5.5l9 9M14.5 5.5l-9 9")],
  check: [p("M4 10.5l4 4 8-9")],
  warning: [p("M10 3.5L17.2 16H2.8z"), p("M10 8.5v3.5M10 14v.01")],
  offline: [p("M3.5 3.5l13 13M6.5 7A4 4 0 0 0 6 15h8.5M16.5 13.5A3 3 0 0 0 14 9.5 4 4 0 0 0 9 6.2")],
  lock: [r(4.5, 9, 11, 7.5), p("M7 9V6.5a3 3 0 0 1 6 0V9")],
  reply: [p("M8 5L3.5 9.5 8 14M3.5 9.5H12a4.5 4.5 0 0 1 4.5 4.5v1.5")],
  send: [p("M3.5 10L16.5 4l-4 12.5-3-5z"), p("M9.5 11.5l3-3")],
  draft: [p("M4 16l.8-3.5L13.3 4l2.7 2.7-8.5 8.5z")],
  flag: [p("M5 17V3.5M5 4.5h10l-2.5 3 2.5 3H5")],
  person: [c(10, 7, 3), p("M4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5")],
  copy: [r(7, 7, 9.5, 9.5), p("M13 7V4.5A1 1 0 0 0 12 3.5H4.5a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1H7")],
  star: [p("M10 3.2l2.1 4.3 4.7.7-3.4 3.3.8 4.7-4.2-2.2-4.2 2.2.8-4.7L3.2 8.200l4.700-.7z")],
  letter: [r(3, 4.5, 14, 11), p("M3.5 6l6.5 5 6.5-5")],
  phone: [p("M5 3.5h2.5l1.2 3.3-1.6 1.2a9 9 0 0 0 4.9 4.9l1.2-1.6 3.3 1.2V15a1.5 1.5 0 0 1-1.6 1.5A12 12 0 0 1 3.5 5.1 1.5 1.5 0 0 1 5 3.5z")],
  chat: [p("M3.5 4h13v9.5H9.5L6 16.5v-3H3.5z"), p("M6.5 7.5h7M6.5 10h4.5")],
  wechat: [p("M8 4C5 4 2.800 5.900 2.800 8.300c0 1.400.7 2.500 1.800 3.300L4.200 13.500l2.100-1.100"), p("M12.300 7.500c2.700 0 4.900 1.800 4.900 4 0 1.300-.7 2.400-1.800 3.100l.3 1.600-1.800-.9c-.5.1-1 .2-1.600.2-2.700 0-4.900-1.800-4.900-4s2.200-4 4.900-4z")],
  store: [p("M4 9v7.5h12V9M3 8.5L4.5 4h11L17 8.5a2.3 2.3 0 0 1-4.6 0 2.4 2.4 0 0 1-4.8 0 2.3 2.3 0 0 1-4.6 0zM8.5 16.5v-4h3v4")],
  form: [r(4, 3.5, 12, 13.5), p("M7 7.5h6M7 10.5h6M7 13.5h3")],
  globe: [c(10, 10, 6.5), p("M3.5 10h13M10 3.5c2 2 2.8 4.200 2.800 6.500S12 14.500 10 16.500C8 14.500 7.200 12.300 7.200 10S8 5.500 10 3.500z")],
  exit: [p("M12 4.5H5.500a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H12M9 10h8M14 7l3 3-3 3")],
  panel: [r(3, 4, 14, 12), p("M12.500 4v12")],
  again: [p("M4.500 10a5.500 5.500 0 1 1 1.700 4M4.500 16v-2.500H7")],
  plus: [p("M10 4.5v11M4.5 10h11")],
} satisfies Record<string, Shape[]>

export type IconName = keyof typeof ICONS

/** The icon of a channel; what has none of its own gets the one of its kind. */
const OF_CHANNEL: Record<string, IconName> = {
  phone: "phone", sms: "chat", chat: "chat", wechat: "wechat", weibo: "chat", social: "chat", email: "letter",
  letter: "letter", form: "form", survey: "form", store: "store", review: "star", web: "globe", app: "screen",
}

export function channelIcon(channel: string): IconName {
  return OF_CHANNEL[channel] ?? "chat"
}
