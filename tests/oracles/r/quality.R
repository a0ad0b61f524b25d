# Oracles of the quality family. Run: Rscript tests/oracles/r/quality.R > tests/oracles/own/quality.json
suppressMessages({library(jsonlite); library(psych); library(vcd); library(survey)})
row <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  list(id = id, section = "I", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = "cross", family = family)
three <- matrix(c(20, 5, 3, 10, 15, 8, 2, 6, 30), 3, byrow = TRUE)
k2 <- vcd::Kappa(three, weights = "Fleiss-Cohen"); k1 <- vcd::Kappa(three)
edges <- function(x) unname(x[1] + c(-1, 1) * qnorm(.975) * x[2])
cohen68 <- matrix(c(0.44, 0.07, 0.09, 0.05, 0.20, 0.05, 0.01, 0.03, 0.06), 3, byrow = TRUE) * 200
ck <- psych::cohen.kappa(cohen68)
skewed <- matrix(c(90, 4, 5, 1), 2, byrow = TRUE); sk <- psych::cohen.kappa(skewed)
po <- 91 / 100; q <- (94 + 95) / 200; pe1 <- 2 * q * (1 - q); ac1 <- (po - pe1) / (1 - pe1)
icc_rows <- function(x) { i <- suppressWarnings(psych::ICC(x, lmer = FALSE))$results
  list(est = setNames(as.list(i$ICC), i$type), ci = setNames(lapply(seq_len(6), function(j) c(i[j, "lower bound"], i[j, "upper bound"])), i$type)) }
set.seed(3); subj <- rnorm(15, 70, 8); x <- round(sapply(c(0, 3, -2), function(b) subj + b + rnorm(15, 0, 4)))
ia <- icc_rows(x); sf <- matrix(c(9,2,5,8,6,1,3,2,8,4,6,8,7,1,2,6,10,5,6,9,6,2,4,7), 6, byrow = TRUE); is <- icc_rows(sf)
# Krippendorff's alpha by pairs of values within units, not by a coincidence matrix.
alpha_pairs <- function(m, d2) {
  units <- lapply(seq_len(ncol(m)), function(u) m[!is.na(m[, u]), u]); units <- units[lengths(units) >= 2]
  all <- unlist(units); n <- length(all)
  do <- sum(sapply(units, function(v) sum(outer(v, v, d2)) / (length(v) - 1))) / n
  de <- sum(outer(all, all, d2)) / (n * (n - 1)); 1 - do / de }
ordinal <- function(m) { units <- lapply(seq_len(ncol(m)), function(u) m[!is.na(m[, u]), u]); all <- unlist(units[lengths(units) >= 2])
  mid <- function(v) sapply(v, function(z) sum(all < z) + sum(all == z) / 2)
  alpha_pairs(m, function(a, b) (mid(a) - mid(b))^2) }
km <- rbind(c(1,2,3,3,2,1,4,1,2,NA,NA,NA), c(1,2,3,3,2,2,4,1,2,5,NA,3), c(NA,3,3,3,2,3,4,2,2,5,1,NA), c(1,2,3,3,2,4,4,1,2,5,1,NA))
ratio <- function(a, b) ifelse(a + b == 0, 0, ((a - b) / (a + b))^2)
fl <- matrix(c(5,0,0, 4,1,0, 1,3,1, 0,0,5, 2,2,1, 0,5,0, 3,0,2, 0,1,4), ncol = 3, byrow = TRUE)
fk <- { pj <- colSums(fl) / sum(fl); pi <- (rowSums(fl^2) - 5) / 20; list(k = (mean(pi) - sum(pj^2)) / (1 - sum(pj^2)), po = mean(pi),
  ac1 = (mean(pi) - sum(pj * (1 - pj)) / 2) / (1 - sum(pj * (1 - pj)) / 2)) }
least <- function(N, D, c) { n <- 1; while (dhyper(0, D, N - D, n) > 1 - c) n <- n + 1; n }
before <- list(ann = c(0, 1, -1, 2, 0, 1, 0), bo = c(1, -2, 0, 1, 1, -1)); lately <- list(ann = c(3, 5, 4, 2, 4), bo = c(0, 1, -1, 2))
tt <- Map(function(b, l) t.test(l, b), before, lately); pw <- p.adjust(sapply(tt, function(t) t$p.value), "BH")
sc <- c(80, 92, 60, 75, 88, 97, 40, 66); wt <- c(8, 8, 8, 8, 8, 8, 1.6, 1.6)
des <- svydesign(~1, weights = ~w, data = data.frame(s = sc, w = wt)); sm <- svymean(~s, des); kish <- sum(wt)^2 / sum(wt^2)
rows <- list(
  row("I-kappa-own-1", "I-kappa", "weighted kappa, linear and quadratic, with large-sample intervals", list(table = three),
      list(unweighted = k2$Unweighted[[1]], quadratic = k2$Weighted[[1]], linear = k1$Weighted[[1]],
           quadratic_ci = edges(k2$Weighted), linear_ci = edges(k1$Weighted)), "R vcd::Kappa"),
  row("I-kappa-own-2", "I-kappa", "Cohen 1968 table of psychiatric diagnoses, unweighted", list(table = cohen68),
      list(kappa = ck$kappa, ci = c(ck$confid[1, 1], ck$confid[1, 3])), "R psych::cohen.kappa; Cohen 1968 reports .492"),
  row("I-kappa-own-3", "I-kappa", "high agreement with low kappa where one category prevails", list(table = skewed),
      list(kappa = sk$kappa, agreement = po, ac1 = ac1, paradox = TRUE), "R psych::cohen.kappa; AC1 by Gwet 2008"),
  row("I-kappa-own-4", "I-kappa", "both always one category: none", list(list(table = matrix(c(12, 0, 0, 0), 2)), list(first = c("a", "a"), second = c("a", "a"))),
      list(list(kappa = NULL, agreement = 1, reason = "no_variation"), list(kappa = NULL, reason = "no_variation")), "definition: pe = 1"),
  row("I-fleiss-own-1", "I-fleiss", "Fleiss kappa and AC1 of 8 cases, 5 raters", list(table = fl), list(kappa = fk$k, agreement = fk$po, ac1 = fk$ac1),
      "R arithmetic of Fleiss 1971 and Gwet 2008"),
  row("I-kripp-own-1", "I-kripp", "Krippendorff 2011 example, four observers, all four levels", list(data = km),
      list(nominal = alpha_pairs(km, function(a, b) (a != b) * 1), ordinal = ordinal(km), interval = alpha_pairs(km, function(a, b) (a - b)^2), ratio = alpha_pairs(km, ratio)),
      "R over pairs of values instead of coincidences; published .743 .815 .849 .797"),
  row("I-icc-own-1", "I-icc", "six forms with F intervals, 15 cases, 3 raters", list(matrix = x), c(ia$est, list(ci = ia$ci)), "R psych::ICC(lmer = FALSE)"),
  row("I-icc-own-2", "I-icc", "intervals of the Shrout and Fleiss example", list(matrix = sf), list(ci = is$ci), "R psych::ICC(lmer = FALSE)"),
  row("I-sample-own-1", "I-sample", "fewest reviews that hit a fatal case, finite population",
      list(list(N = 400, fatal = 12, detect = .95), list(N = 100, fatal = 1, detect = .95), list(N = 5000, fatal = 50, detect = .9), list(N = 30, fatal = 30, detect = .99)),
      list(list(n = least(400, 12, .95)), list(n = least(100, 1, .95)), list(n = least(5000, 50, .9)), list(n = least(30, 30, .99))),
      "R dhyper, counted upwards"),
  row("I-star-own-1", "I-star", "hidden below five; halves go up; Bayesian average",
      list(list(weights = c(1, 1), scores = c(4, 4.5), n = 4), list(weights = c(1, 1), scores = c(4, 4.5), n = 5), list(mean = 4.9, n = 3, mu = 4.1, C = 10)),
      list(list(score = NULL, stars = NULL, hidden = TRUE), list(score = 4.25, stars = 4.5), list(score = (10 * 4.1 + 3 * 4.9) / 13)), "hand"),
  row("I-drift-own-1", "I-drift", "calibration differences of two reviewers in two periods: Welch, BH", list(before = before, lately = lately),
      list(change = lapply(tt, function(t) unname(t$estimate[1] - t$estimate[2])), p = as.list(pw), ci = lapply(tt, function(t) as.numeric(t$conf.int)), drifted = list("ann")),
      "R t.test, p.adjust(BH)"),
  row("I-reviewmean-own-1", "I-reviewmean", "mean of reviews weighted by 1/probability", list(scores = sc, weights = wt),
      list(mean = coef(sm)[[1]], effective_n = kish, ci = coef(sm)[[1]] + c(-1, 1) * qt(.975, kish - 1) * sqrt(vcov(sm)[1])), "R survey::svymean; Kish for the degrees of freedom")
)
lines <- vapply(rows, function(r) as.character(toJSON(r, auto_unbox = TRUE, digits = 15, null = "null", na = "null")), "")
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
