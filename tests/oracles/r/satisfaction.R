# Oracles of the satisfaction family from base R; prints JSON rows. Run: Rscript tests/oracles/r/satisfaction.R
suppressMessages(library(jsonlite))
rows <- list()
add <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  rows[[length(rows) + 1]] <<- list(id = id, section = "A", family = family, method = method, inputs = inputs,
    expected = expected, tolerance = tolerance, source = source, verification = "cross")
expand <- function(counts) rep(c(1, 0, -1), counts)
popvar <- function(x) var(x) * (length(x) - 1) / length(x)

# NPS: a person's answer is +1, 0 or -1; variances of those.
w1 <- c(120, 60, 90); w2 <- c(150, 70, 60)
a <- expand(w1); b <- expand(w2)
se <- 100 * sqrt(popvar(a) / length(a) + popvar(b) / length(b)); d <- 100 * (mean(b) - mean(a))
add("A-nps-own-1", "A-nps", "NPS change of two independent waves", list(wave1 = w1, wave2 = w2),
  list(diff = d, se = se, z = d / se, p = 2 * pnorm(-abs(d / se)), ci = d + c(-1, 1) * qnorm(.975) * se),
  "R 4.2 population variances of the expanded answers")

set.seed(11)
before <- sample(0:10, 80, TRUE, c(1, 1, 1, 1, 1, 2, 2, 4, 5, 6, 6)); after <- pmin(10, pmax(0, before + sample(-2:3, 80, TRUE)))
value <- function(x) ifelse(x >= 9, 1, ifelse(x >= 7, 0, -1))
x <- value(before); y <- value(after); n <- length(x)
covariance <- cov(x, y) * (n - 1) / n
se <- 100 * sqrt((popvar(x) + popvar(y) - 2 * covariance) / n); d <- 100 * (mean(y) - mean(x))
add("A-nps-own-2", "A-nps", "NPS change of a panel, Var1 + Var2 - 2 Cov", list(before = before, after = after, paired = TRUE),
  list(diff = d, se = se, z = d / se, p = 2 * pnorm(-abs(d / se)), ci = d + c(-1, 1) * qnorm(.975) * se),
  "R 4.2 cov() and var() of the paired +1/0/-1 values")

pseudo <- c(9, 4, 2) + c(.75, 1.5, .75); m <- sum(pseudo); p <- pseudo / m
net <- p[1] - p[3]; v <- sum(p * c(1, 0, 1)) - net^2
add("A-nps-own-3", "A-nps", "NPS adjusted Wald interval, n = 15", list(promoters = 9, passives = 4, detractors = 2),
  list(nps = 100 * 7 / 15, ci_adjusted = 100 * (net + c(-1, 1) * qnorm(.975) * sqrt(v / m)), method = "adjusted_wald"),
  "Wald interval of a multinomial with 0.75, 1.5, 0.75 added, in R")

units <- list(c(30, 10, 10), c(5, 40, 55), c(200, 0, 1)); pooled <- Reduce(`+`, units); e <- expand(pooled)
add("A-nps-own-4", "A-nps", "NPS of units rolled up from their counts", list(units = units),
  list(nps = 100 * mean(e), se = 100 * sqrt(popvar(e) / length(e)), n = length(e), promoters = pooled[1]),
  "R 4.2: all answers of the units expanded and pooled")

# CSAT change: prop.test without correction has the pooled test and Wald's interval.
t <- prop.test(c(83, 64), c(100, 90), correct = FALSE)
add("A-csat-own-1", "A-csat", "CSAT change of two waves: pooled test, Wald interval",
  list(wave1 = c(64, 90), wave2 = c(83, 100)),
  list(diff = unname(diff(rev(t$estimate))), z = sqrt(unname(t$statistic)), p = t$p.value, wald = as.numeric(t$conf.int)),
  "R prop.test(c(83, 64), c(100, 90), correct = FALSE)")

for (case in list(c(2, 0, 12), c(3, 396, 400), c(4, 40, 60))) {
  k <- case[2]; n <- case[3]
  add(paste0("A-csat-own-", case[1]), "A-csat", "CSAT: Wilson and exact, which one automatically",
    list(satisfied = k, n = n),
    list(wilson = as.numeric(prop.test(k, n, correct = FALSE)$conf.int),
      clopper_pearson = as.numeric(binom.test(k, n)$conf.int),
      method = if (n < 40 || min(k, n - k) < 5) "clopper_pearson" else "wilson"),
    "R prop.test(correct = FALSE), binom.test")
}

# CES.
s <- c(7, 6, 6, 5, 3, 2, 7, 1, 4, 5, 6, 7, 7, 2); t <- t.test(s)
net <- ifelse(s > 4, 1, ifelse(s < 4, -1, 0))
add("A-ces-own-1", "A-ces", "CES 2.0: mean with t interval, exact interval of the top three boxes", list(scores = s),
  list(mean = unname(t$estimate), ci = as.numeric(t$conf.int), sd = sd(s), top3 = mean(s >= 5),
    top3_ci = as.numeric(binom.test(sum(s >= 5), length(s))$conf.int), net_easy = 100 * mean(net)),
  "R t.test, binom.test")
s <- c(1, 2, 2, 5, 4, 3, 1, 2); net <- ifelse(s < 3, 1, ifelse(s > 3, -1, 0)); t <- t.test(s)
add("A-ces-own-2", "A-ces", "CES 1.0: 1-5, low is easy", list(scores = s, scale = c(1, 5), reversed = TRUE),
  list(mean = mean(s), ci = as.numeric(t$conf.int), easy = sum(s < 3), hard = sum(s > 3), net_easy = 100 * mean(net)),
  "R t.test and counts")

# Means from sums.
x <- sleep$extra; t <- t.test(x)
add("A-mean-own-1", "A-mean", "mean and t interval from n, sum and sum of squares (R data sleep)",
  list(n = length(x), sum = sum(x), sumsq = sum(x^2)),
  list(mean = mean(x), sd = sd(x), ci = as.numeric(t$conf.int)), "R t.test(sleep$extra)")

# Index: variance w' S w of correlated dimensions.
w <- c(.3, .4, .3); se <- c(1.2, 2, 1.5); S <- outer(se, se) * (.25 + .75 * diag(3)); x <- c(81, 74, 90)
total <- sqrt(drop(t(w) %*% S %*% w))
name <- function(v) setNames(as.list(v), c("a", "b", "c"))
add("A-index-own-1", "A-index", "weighted index with SE of dimensions correlated 0.25",
  list(weights = name(w), scores = name(x), se = name(se), correlation = .25),
  list(index = sum(w * x), se = total, ci = sum(w * x) + c(-1, 1) * qnorm(.975) * total), "quadratic form in R")

set.seed(5); items <- matrix(sample(1:10, 90, TRUE, 1:10), 30); person <- 100 * (drop(items %*% c(.5, .3, .2)) - 1) / 9
t <- t.test(person)
add("A-acsi-own-1", "A-acsi", "ACSI-style score of people with its interval",
  list(items = lapply(1:3, function(i) items[, i]), weights = c(.5, .3, .2)),
  list(index = mean(person), ci = as.numeric(t$conf.int)), "R t.test of each person's weighted score")

cust <- expand(c(210, 80, 60)); emp <- expand(c(14, 20, 16))
se <- 100 * sqrt(popvar(cust) / length(cust) + popvar(emp) / length(emp)); d <- 100 * (mean(cust) - mean(emp))
add("A-enps-own-1", "A-enps", "gap of customer and employee NPS", list(customer = c(210, 80, 60), employee = c(14, 20, 16)),
  list(gap = d, se = se, ci = d + c(-1, 1) * qnorm(.975) * se), "R 4.2 population variances of the expanded answers")

cat(toJSON(rows, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
