# Oracles of the drivers family. Run: Rscript tests/oracles/r/drivers.R > tests/oracles/own/drivers.json
# LMG and Kruskal by brute force over all orderings (relaimpo is not in Debian); HC3 by sandwich.
suppressMessages({library(jsonlite); library(sandwich); library(lmtest)})
permutations <- function(v) if (length(v) <= 1) list(v) else
  do.call(c, lapply(seq_along(v), function(i) lapply(permutations(v[-i]), function(p) c(v[i], p))))
r2 <- function(d, y, xs) if (length(xs) == 0) 0 else summary(lm(reformulate(xs, y), d))$r.squared
by_orderings <- function(d, y, gain) {
  xs <- setdiff(names(d), y); total <- setNames(numeric(length(xs)), xs); orders <- permutations(xs)
  for (o in orders) for (i in seq_along(o)) {
    before <- r2(d, y, head(o, i - 1)); after <- r2(d, y, head(o, i))
    total[o[i]] <- total[o[i]] + gain(before, after)
  }
  as.list(total / length(orders))
}
lmg <- function(d, y) by_orderings(d, y, function(b, a) a - b)
kruskal <- function(d, y) by_orderings(d, y, function(b, a) (a - b) / (1 - b))
johnson <- function(d, y) {
  x <- as.matrix(d[setdiff(names(d), y)]); e <- eigen(cor(x))
  lambda <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
  beta <- solve(lambda) %*% cor(x, d[[y]])
  setNames(as.list(as.vector(lambda^2 %*% beta^2)), colnames(x))
}
row <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  list(id = id, section = "B", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = "cross", family = family)
data_in <- function(d, y) list(data = as.list(d), y = y)
att <- datasets::attitude
cars <- mtcars[c("mpg", "wt", "hp", "qsec", "drat")]; rownames(cars) <- NULL
twin <- att[c("rating", "complaints", "learning")]; twin$again <- twin$complaints
half <- lmg(att[c("rating", "complaints", "learning")], "rating")
swiss_d <- swiss; rownames(swiss_d) <- NULL; names(swiss_d) <- sub("[.]", "", names(swiss_d))
fit <- function(d, y) summary(lm(reformulate(setdiff(names(d), y), y), d))
f_p <- function(s) unname(pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE))
# Halo: residuals of the outcome and of all drivers but one on the respondent's mean (the last is then given).
halo_data <- att[c("rating", "complaints", "privileges", "learning", "raises")]
m <- rowMeans(halo_data[-1]); res <- as.data.frame(lapply(halo_data, function(x) resid(lm(x ~ m))))
halo_r2 <- summary(lm(rating ~ complaints + privileges + learning, res))$r.squared
set.seed(7); n <- 240
rat <- data.frame(a = sample(1:5, n, TRUE), b = sample(1:5, n, TRUE))
y <- round(6 - 2 * (rat$a <= 2) + 1.2 * (rat$b >= 4) - 1.1 * (rat$b <= 2) + rnorm(n), 2)
dum <- data.frame(y = y, la = rat$a <= 2, lb = rat$b <= 2, ha = rat$a >= 4, hb = rat$b >= 4)
ols <- lm(y ~ la + lb + ha + hb, dum); ct <- coeftest(ols, vcovHC(ols, "HC3"))
adj <- p.adjust(ct[-1, 4], "holm"); ci <- coefci(ols, vcov. = vcovHC(ols, "HC3"))
g <- list(a = c(5, 4, 5, 3, 5, 4), b = c(2, 3, 3, 4, 1, 2))
tci <- function(x) as.numeric(t.test(x)$conf.int)
rows <- list(
  row("B-lmg-own-1", "B-lmg", "LMG, Kruskal 1987 and Johnson of rating on 6 predictors, R attitude",
      data_in(att, "rating"),
      list(lmg = lmg(att, "rating"), kruskal = kruskal(att, "rating"), johnson = johnson(att, "rating"),
           r2 = fit(att, "rating")$r.squared, adjusted_r2 = fit(att, "rating")$adj.r.squared, p = f_p(fit(att, "rating"))),
      "R lm() over all 720 orderings; Johnson 2000 by eigen()"),
  row("B-lmg-own-2", "B-lmg", "LMG and Johnson of mpg on 4 collinear predictors, R mtcars", data_in(cars, "mpg"),
      list(lmg = lmg(cars, "mpg"), kruskal = kruskal(cars, "mpg"), johnson = johnson(cars, "mpg"), r2 = fit(cars, "mpg")$r.squared,
           beta = as.list(coef(lm(scale(mpg) ~ scale(wt) + scale(hp) + scale(qsec) + scale(drat), cars))[-1] |> setNames(names(cars)[-1]))),
      "R lm() over all 24 orderings; Johnson 2000 by eigen()"),
  row("B-lmg-own-3", "B-lmg", "a duplicated driver: twins share evenly what they say together", data_in(twin, "rating"),
      list(r2 = fit(att[c("rating", "complaints", "learning")], "rating")$r.squared,
           lmg = lmg(twin, "rating")), "R lm() (drops aliased columns) over all 6 orderings"),
  row("B-lmg-own-4", "B-lmg", "the same from the correlation matrix", list(R = unname(cor(cars[c(2:5, 1)])), names = names(cars)[-1], n = 32),
      list(lmg = lmg(cars, "mpg"), johnson = johnson(cars, "mpg"), p = f_p(fit(cars, "mpg"))), "R lm() on the rows"),
  row("B-lmg-own-5", "B-lmg", "respondent's mean partialled out (halo)", c(data_in(halo_data, "rating"), list(halo = TRUE)),
      list(r2 = halo_r2, halo = cor(halo_data$rating, m)^2, sum = halo_r2), "R lm() on residuals"),
  row("B-lmg-own-6", "B-lmg", "Kruskal 1987 does not sum to R2; signs and suppressor, R swiss", data_in(swiss_d, "Fertility"),
      list(kruskal = kruskal(swiss_d, "Fertility"), johnson = johnson(swiss_d, "Fertility"),
           sum_kruskal = sum(unlist(kruskal(swiss_d, "Fertility"))),
           sign = as.list(sign(coef(lm(Fertility ~ ., swiss_d)))[-1]), suppressor = list("Agriculture")),
      "R lm() over all 120 orderings"),
  row("B-asymmetry-own-1", "B-asymmetry", "penalty-reward contrasts: OLS on low/high dummies, HC3, Holm",
      list(ratings = as.list(rat), outcome = y, low = 2, high = 4),
      list(penalty = list(a = unname(coef(ols)["laTRUE"]), b = unname(coef(ols)["lbTRUE"])),
           reward = list(a = unname(coef(ols)["haTRUE"]), b = unname(coef(ols)["hbTRUE"])),
           penalty_p = list(a = unname(adj[1]), b = unname(adj[2])), reward_p = list(a = unname(adj[3]), b = unname(adj[4])),
           penalty_ci = list(a = unname(ci["laTRUE", ]), b = unname(ci["lbTRUE", ])),
           kind = list(a = "basic", b = "performance"), r2 = summary(ols)$r.squared),
      "R lm, sandwich::vcovHC(HC3), lmtest, p.adjust(holm)"),
  row("B-stated-own-1", "B-stated", "stated importance: means with t intervals", list(ratings = g, scale = c(1, 5)),
      list(mean = lapply(g, mean), ci = lapply(g, tci), top = 3 / 12, compressed = FALSE), "R t.test")
)
lines <- vapply(rows, function(r) as.character(toJSON(r, auto_unbox = TRUE, digits = 15, null = "null", na = "null")), "")
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
