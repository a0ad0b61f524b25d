/** Whether the server can be reached: the browser's word, corrected by what our own requests saw. */
import { defineStore } from "pinia"

export const useOnline = defineStore("online", {
  state: () => ({ browser: navigator.onLine, answered: true, lastAnswerAt: null as Date | null }),
  getters: {
    isOnline: (state) => state.browser && state.answered,
  },
  actions: {
    heard(): void {
      this.answered = true
      this.lastAnswerAt = new Date()
    },
    heardNothing(): void {
      this.answered = false
    },
    follow(): void {
      addEventListener("online", () => (this.browser = true))
      addEventListener("offline", () => (this.browser = false))
    },
  },
})
