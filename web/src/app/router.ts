/** The addresses of the app. The address is the state: what it shows can be sent to a colleague. */
import type { QueryClient } from "@tanstack/vue-query"
import { createRouter, createWebHistory, type Router } from "vue-router"

import { whoIsThere } from "@/shared/session"

declare module "vue-router" {
  interface RouteMeta {
    open?: boolean
    /** A key below `title.` in the locales. */
    title?: string
  }
}

export function makeRouter(queries: QueryClient): Router {
  const router = createRouter({
    history: createWebHistory("/app/"),
    routes: [
      { path: "/", redirect: { name: "inbox" } },
      {
        path: "/sign-in",
        name: "sign-in",
        component: () => import("@/rooms/staff/SignInPage.vue"),
        meta: { open: true, title: "signIn" },
      },
      {
        path: "/inbox/:number?",
        name: "inbox",
        component: () => import("@/rooms/resolve/InboxPage.vue"),
        meta: { title: "inbox" },
      },
      {
        path: "/measure",
        name: "measure",
        component: () => import("@/rooms/measure/MeasurePage.vue"),
        meta: { title: "measure" },
      },
      {
        path: "/:rest(.*)*",
        name: "missing",
        component: () => import("@/app/MissingPage.vue"),
        meta: { title: "missing" },
      },
    ],
  })
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const me = await whoIsThere(queries).catch(() => undefined) // unreachable: the page itself says so
    return me === null ? { name: "sign-in", query: { next: to.fullPath } } : true
  })
  return router
}
