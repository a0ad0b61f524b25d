/** Starts the app: language first, so that nothing is ever shown in the wrong one. */
import { VueQueryPlugin } from "@tanstack/vue-query"
import { createPinia } from "pinia"
import { createApp } from "vue"

import "@/ui/styles/tokens.css"
import "@/ui/styles/base.css"
import "@/ui/styles/element.css"
import { useOnline } from "@/shared/online"
import { usePreferences } from "@/shared/preferences"
import { makeQueryClient } from "@/shared/queries"

import App from "./App.vue"
import { i18n, startLocale, useLocale } from "@/shared/i18n"
import { makeRouter } from "./router"

async function start(): Promise<void> {
  await useLocale(startLocale())
  const queryClient = makeQueryClient()
  const app = createApp(App)
  app.use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient }).use(makeRouter(queryClient))
  usePreferences().paint()
  useOnline().follow()
  app.mount("#app")
}

void start()
