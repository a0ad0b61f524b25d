# Oracles of the iceberg family from base R; prints JSON rows. Run: Rscript tests/oracles/r/iceberg.R
suppressMessages(library(jsonlite))
rows <- list()
add <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  rows[[length(rows) + 1]] <<- list(id = id, section = "J", family = family, method = method, inputs = inputs,
    expected = expected, tolerance = tolerance, source = source, verification = "cross")

# Chapman's estimate is unbiased when the lists together exceed the population: sum it over the
# hypergeometric distribution instead of trusting its formula, then take one outcome of it.
N <- 260; n1 <- 90; n2 <- 200; m <- 72
estimate <- function(m) (n1 + 1) * (n2 + 1) / (m + 1) - 1
possible <- max(0, n1 + n2 - N):n1
stopifnot(abs(sum(dhyper(possible, n2, N - n2, n1) * estimate(possible)) - N) < 1e-8)
limits <- as.numeric(binom.test(m, n1)$conf.int)
add("J-recapture-own-1", "J-recapture", "capture-recapture of survey and case log",
  list(with_problem = n1, found_in_log = m, complainants = n2),
  list(dissatisfied = estimate(m), rate = n2 / estimate(m), rate_ci = limits),
  "Chapman 1951, unbiasedness checked with R dhyper; R binom.test")
add("J-recapture-own-2", "J-recapture", "no survey answer found in the log: only an upper limit",
  list(with_problem = 60, found_in_log = 0, complainants = 300),
  list(dissatisfied = NULL, rate = NULL, rate_ci = as.numeric(binom.test(0, 60)$conf.int), reason = "too_few"), "R binom.test(0, 60)")

t <- binom.test(14, 240); r <- as.numeric(t$conf.int)
add("J-tarp-own-1", "J-tarp", "silent customers from complaints, the exact interval of the rate carried over",
  list(complaints = 1250, rate = 14 / 240, rate_ci = r),
  list(dissatisfied = 1250 * 240 / 14, silent = 1250 * 226 / 14, silent_ci = rev(1250 * (1 - r) / r), multiplier = 240 / 14),
  "R binom.test(14, 240)")
add("J-tarp-own-2", "J-tarp", "nobody complains", list(customers = 5000, dissatisfied = .2, complain = 0),
  list(dissatisfied = 1000, complainants = 0, silent = 1000, multiplier = NULL, silent_per_complaint = NULL, reason = "no_exposure"),
  "hand: spec/methods.md J, c = 0 gives null")

people <- c(quick = 120, slow = 80, unresolved = 40); kept <- c(.95, .62, .19); recovered <- sum(people[1:2] * kept[1:2])
add("J-tarp-own-3", "J-tarp", "kept customers and word of mouth by the rules of thumb", as.list(people),
  list(kept = sum(people * kept), lost = sum(people * (1 - kept)), told_well = 5 * recovered, told_badly = 11 * (sum(people) - recovered)),
  "hand, in R")

# Money at risk customer by customer: an expected value over the tree of outcomes.
tree <- expand.grid(unhappy = 0:1, complains = 0:1, solved = c("quick", "slow", "no"), stays = 0:1)
keep <- c(quick = .95, slow = .62, no = .19)[as.character(tree$solved)]; keep[tree$complains == 0] <- 0
chance <- ifelse(tree$unhappy, .25, .75) * ifelse(tree$complains, .05, .95) * c(quick = .5, slow = .3, no = .2)[as.character(tree$solved)] *
  ifelse(tree$stays, keep, 1 - keep)
lost <- sum(chance * (tree$unhappy & !tree$stays)) * 100000
add("J-tarp-own-4", "J-tarp", "money at risk",
  list(customers = 100000, value_per_customer = 200, solved_quickly = .5, solved_late = .3),
  list(money = 200 * lost), "expected value over the tree of outcomes in R")

cat(toJSON(rows, auto_unbox = TRUE, digits = NA, pretty = TRUE, null = "null"), "\n")
