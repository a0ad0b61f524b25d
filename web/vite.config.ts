/** How the app is built: assets under /static/app/ (whitenoise), the page itself at /app/. */
import { fileURLToPath, URL } from "node:url"

import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vitest/config"

const SERVER = "http://127.0.0.1:8000"

export default defineConfig({
  base: "/static/app/",
  plugins: [vue()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: "true", // Element Plus needs it
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false",
  },
  build: {
    outDir: fileURLToPath(new URL("../huiyin/static/app", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the CSP allows data: for images only; a file is simpler than an exception
    modulePreload: { polyfill: false }, // the polyfill is an inline script, which the CSP forbids
    manifest: true,
  },
  server: {
    proxy: Object.fromEntries(["/api", "/_allauth", "/p/"].map((path) => [path, SERVER])),
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.spec.ts"],
    restoreMocks: true,
  },
})
