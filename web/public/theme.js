// Runs before the first paint, so that a dark screen never flashes white. A file of its own: the CSP allows no inline script.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem("huiyin.theme")
  } catch {
    // Storage may be switched off; the system's wish stands then.
  }
  var dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
  document.documentElement.dataset.theme = dark ? "dark" : "light"
})()
