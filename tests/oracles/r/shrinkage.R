# Oracles of the shrinkage family. Run: Rscript tests/oracles/r/shrinkage.R > tests/oracles/own/shrinkage.json
suppressMessages({library(jsonlite); library(metafor); library(lme4); library(MASS)})
row <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  list(id = id, section = "I", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = "cross", family = family)
m <- c(4.2, 3.8, 4.6, 3.1, 4.9, 4.0); n <- c(120, 45, 12, 30, 3, 60)
tight <- list(control = list(threshold = 1e-12, maxiter = 500))
eb <- function(method) { f <- do.call(rma, c(list(yi = m, vi = .9 / n, method = method), if (method == "REML") tight)); b <- blup(f)
  list(mu = as.numeric(f$beta), tau2 = f$tau2, shrunk = b$pred, se = b$se, mu_ci = c(f$ci.lb, f$ci.ub), p = f$QEp) }
v <- c(1.1, .8, .95, 1.4, .6, .9); pooled <- sum((n - 1) * v) / sum(n - 1)
fp <- rma(yi = m, vi = pooled / n, method = "DL")
one_way <- function(d, rhs = "1") { f <- lmer(as.formula(paste("y ~", rhs, "+ (1 | u)")), d, REML = TRUE, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e5)))
  vc <- as.data.frame(VarCorr(f)); list(f = f, tau2 = vc$vcov[1], sigma2 = vc$vcov[2]) }
dye <- data.frame(y = Dyestuff$Yield, u = as.character(Dyestuff$Batch)); fd <- one_way(dye)
dye2 <- data.frame(y = Dyestuff2$Yield, u = as.character(Dyestuff2$Batch)); fd2 <- suppressMessages(one_way(dye2))
set.seed(9); size <- c(3, 5, 8, 13, 21, 2, 34); u <- rep(letters[1:7], size); x <- round(rnorm(length(u)), 2)
y <- round(70 + rep(rnorm(7, 0, 4), size) + 3 * x + rnorm(length(u), 0, 6), 2); dd <- data.frame(y, u, xc = x - mean(x)); fx <- one_way(dd, "xc")
fu <- one_way(dd); mom <- aggregate(y ~ u, dd, function(z) c(length(z), mean(z), var(z)))$y
lrt <- function(fit, d, rhs) { l1 <- as.numeric(logLik(fit, REML = TRUE)); l0 <- as.numeric(logLik(lm(as.formula(paste("y ~", rhs)), d), REML = TRUE)); pchisq(2 * (l1 - l0), 1, lower.tail = FALSE) / 2 }
# Beta-binomial and gamma-Poisson by direct likelihood with optim on another scale.
s <- c(45, 30, 9, 60, 3, 80, 22, 14); t <- c(50, 40, 10, 90, 3, 88, 40, 15)
bb <- function(p) -sum(lchoose(t, s) + lbeta(exp(p[1]) + s, exp(p[2]) + t - s) - lbeta(exp(p[1]), exp(p[2])))
fit <- optim(c(1, 1), bb, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000)); ab <- exp(fit$par)
ev <- c(3, 0, 12, 5, 40, 9); ex <- c(10, 2, 20, 9, 30, 25)
gp <- function(p) -sum(dnbinom(ev, size = exp(p[1]), prob = exp(p[2]) / (exp(p[2]) + ex), log = TRUE))
fg <- optim(c(0, 0), gp, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000)); gb <- exp(fg$par)
spiegel <- function(n, p, tail) { r <- qbinom(tail, n, p); a <- (pbinom(r, n, p) - tail) / (pbinom(r, n, p) - pbinom(r - 1, n, p)); (r - a) / n }
fs <- c(20, 9, 61, 100); fn <- c(30, 30, 100, 250); sh <- .5
pv <- mapply(function(x, n) min(1, 2 * min(pbinom(x, n, sh), pbinom(x - 1, n, sh, lower.tail = FALSE))), fs, fn)
cm <- data.frame(u = c("a", "a", "b", "b", "c"), s = c("x", "y", "x", "y", "x"), e = c(5, 20, 10, 3, 0), n = c(100, 50, 200, 20, 40))
rate <- tapply(cm$e, cm$s, sum) / tapply(cm$n, cm$s, sum); ee <- tapply(cm$n * rate[cm$s], cm$u, sum); oo <- tapply(cm$e, cm$u, sum)
rows <- list(
  row("I-eb-own-1", "I-eb", "agent means, known variance, DL: posterior SE, interval of mu, Cochran's Q", list(mean = m, n = n, sigma2 = .9, method = "DL"), eb("DL"), "R metafor::rma(DL), blup"),
  row("I-eb-own-2", "I-eb", "the same by REML", list(mean = m, n = n, sigma2 = .9, method = "REML"), eb("REML"), "R metafor::rma(REML), blup"),
  row("I-eb-own-3", "I-eb", "variance pooled from the units' variances, DL", list(mean = m, n = n, var = v, method = "DL"),
      list(sigma2 = pooled, tau2 = fp$tau2, mu = as.numeric(fp$beta), shrunk = blup(fp)$pred), "R metafor::rma(DL) with the pooled variance"),
  row("I-eb-own-4", "I-eb", "units alike: no spread, all take the common mean", list(mean = c(4, 4.01, 3.99), n = c(10, 10, 10), sigma2 = 1),
      list(tau2 = 0, shrunk = c(4, 4, 4)), "R metafor::rma(DL) gives 0; hand"),
  row("I-eb-own-5", "I-eb", "beta-binomial pass rates, maximum likelihood", list(successes = s, n = t),
      list(a = ab[1], b = ab[2], shrunk = (ab[1] + s) / (sum(ab) + t)), "R optim on lbeta", 2e-4),
  row("I-eb-own-6", "I-eb", "beta posterior of pass rates with a given prior", list(successes = s, n = t, a = 8, b = 2),
      list(shrunk = (8 + s) / (10 + t), ci = lapply(seq_along(s), function(i) qbeta(c(.025, .975), 8 + s[i], 2 + t[i] - s[i]))), "R qbeta"),
  row("I-eb-own-7", "I-eb", "gamma-Poisson complaint rates, maximum likelihood", list(events = ev, exposure = ex),
      list(a = gb[1], b = gb[2], shrunk = (gb[1] + ev) / (gb[2] + ex)), "R optim on dnbinom", 2e-4),
  row("I-eb-own-8", "I-eb", "gamma posterior of complaint rates with a given prior", list(events = ev, exposure = ex, a = 3, b = 6),
      list(shrunk = (3 + ev) / (6 + ex), ci = lapply(seq_along(ev), function(i) qgamma(c(.025, .975), 3 + ev[i], 6 + ex[i]))), "R qgamma"),
  row("I-reml-own-1", "I-reml", "Dyestuff, balanced one-way (published 42.00 and 49.51 standard deviations)", list(values = dye$y, units = dye$u),
      list(tau2 = fd$tau2, sigma2 = fd$sigma2, mu = unname(fixef(fd$f)), shrunk = coef(fd$f)$u[, 1], p = lrt(fd$f, dye, "1")), "R lme4::lmer(REML), ranef", 1e-5),
  row("I-reml-own-2", "I-reml", "Dyestuff2: no spread between batches", list(values = dye2$y, units = dye2$u), list(tau2 = 0, sigma2 = fd2$sigma2, mu = unname(fixef(fd2$f))), "R lme4::lmer(REML), singular fit", 1e-5),
  row("I-reml-own-3", "I-reml", "unequal n, one covariate (case mix)", list(values = y, units = u, covariates = list(x = x)),
      list(tau2 = fx$tau2, sigma2 = fx$sigma2, mu = unname(fixef(fx$f)[1]), shrunk = coef(fx$f)$u[, 1], p = lrt(fx$f, dd, "xc")), "R lme4::lmer(REML), ranef", 1e-4),
  row("I-reml-own-4", "I-reml", "the same without covariate, from n, mean and variance", list(n = mom[, 1], mean = mom[, 2], var = mom[, 3]),
      list(tau2 = fu$tau2, sigma2 = fu$sigma2, mu = unname(fixef(fu$f)), shrunk = coef(fu$f)$u[, 1]), "R lme4::lmer(REML) on the rows", 1e-4),
  row("I-reliability-own-1", "I-reliability", "reliability of a mean of four, and scores needed for .7", list(tau2 = .1, sigma2 = .9, n = 4, wanted = .7),
      list(reliability = .1 / (.1 + .9 / 4), needed = 21), "hand: Spearman-Brown"),
  row("I-funnel-own-1", "I-funnel", "exact funnel limits and adjusted p-values", list(n = fn, successes = fs, share = sh),
      list(low = spiegel(fn, sh, .025), high = spiegel(fn, sh, .975), p = p.adjust(pv, "BH")), "R qbinom, pbinom by Spiegelhalter 2005; p.adjust(BH)"),
  row("I-casemix-own-1", "I-casemix", "indirect standardisation with exact Poisson intervals", list(units = cm$u, strata = cm$s, events = cm$e, n = cm$n),
      list(ratio = as.list(oo / ee), expected = as.list(ee), ci = setNames(lapply(names(oo), function(k) as.numeric(poisson.test(oo[[k]], ee[[k]])$conf.int)), names(oo))), "R poisson.test")
)
lines <- vapply(rows, function(r) as.character(toJSON(r, auto_unbox = TRUE, digits = 15, null = "null", na = "null")), "")
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
