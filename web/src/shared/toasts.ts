/** Short messages at the foot of the screen: what was done, or what was refused and what to do next. */
import { defineStore } from "pinia"

export interface ToastAction {
  label: string
  run: () => void
}

export interface Toast {
  id: number
  text: string
  kind: "done" | "failed"
  action: ToastAction | null
}

const DONE_MS = 6_000
const FAILED_MS = 15_000

export const useToasts = defineStore("toasts", {
  state: () => ({ items: [] as Toast[], last: 0 }),
  actions: {
    add(text: string, kind: Toast["kind"], action: ToastAction | null): void {
      const id = ++this.last
      this.items = [...this.items.slice(-2), { id, text, kind, action }]
      setTimeout(() => this.drop(id), kind === "done" ? DONE_MS : FAILED_MS)
    },
    done(text: string, action: ToastAction | null = null): void {
      this.add(text, "done", action)
    },
    failed(text: string, action: ToastAction | null = null): void {
      this.add(text, "failed", action)
    },
    drop(id: number): void {
      this.items = this.items.filter((toast) => toast.id !== id)
    },
  },
})
