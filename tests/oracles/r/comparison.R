# Reference values for the comparison family: Rscript tests/oracles/r/comparison.R > values.json
# Uses base R, car, effectsize, metafor, psych, sandwich, lmtest, multcomp; our adapters compute the rest.
suppressPackageStartupMessages({
  library(jsonlite); library(car); library(effectsize); library(metafor); library(sandwich); library(lmtest)
})
out <- list()
plain <- function(t) array(as.numeric(t), dim(t))
put <- function(id, value) out[[id]] <<- value

# Welch and Hedges' g on sleep (unpaired and paired); metafor's SMD has the exact J and the Hedges-Olkin variance
a <- sleep$extra[sleep$group == 1]; b <- sleep$extra[sleep$group == 2]
w <- t.test(a, b)
g <- escalc(measure = "SMD", m1i = mean(a), sd1i = sd(a), n1i = 10, m2i = mean(b), sd2i = sd(b), n2i = 10)
put("welch", list(t = unname(w$statistic), df = unname(w$parameter), p = w$p.value, ci = as.numeric(w$conf.int),
  cohen_d = effectsize::cohens_d(a, b)$Cohens_d, hedges_g = as.numeric(g$yi),
  hedges_ci = as.numeric(g$yi) + c(-1, 1) * qnorm(.975) * sqrt(g$vi)))
p <- t.test(a, b, paired = TRUE)
put("paired", list(t = unname(p$statistic), df = unname(p$parameter), p = p$p.value, ci = as.numeric(p$conf.int)))

# Welch's anova, Brown-Forsythe, Tukey intervals with unequal n: InsectSprays without some rows, as given
d <- InsectSprays[-c(3, 14, 15, 40, 41, 42, 70), ]
o <- oneway.test(count ~ spray, d); l <- leveneTest(count ~ spray, d, center = median)
fit <- aov(count ~ spray, d); tk <- TukeyHSD(fit)$spray
put("insects", list(groups = split(d$count, d$spray), welch_F = unname(o$statistic), welch_df = unname(o$parameter[2]),
  welch_p = o$p.value, levene_F = l[1, 2], levene_p = l[1, 3], F = summary(fit)[[1]][1, 4],
  tukey = as.list(tk[, "p adj"]), tukey_low = as.list(tk[, "lwr"]), tukey_high = as.list(tk[, "upr"]),
  eta = effectsize::eta_squared(fit, partial = FALSE)$Eta2, omega = effectsize::omega_squared(fit, partial = FALSE)$Omega2))

# Games-Howell by its formula with R's own ptukey and qtukey
gh <- function(x) { k <- length(x); r <- list()
  for (i in 1:(k - 1)) for (j in (i + 1):k) {
    vi <- var(x[[i]]) / length(x[[i]]); vj <- var(x[[j]]) / length(x[[j]])
    df <- (vi + vj)^2 / (vi^2 / (length(x[[i]]) - 1) + vj^2 / (length(x[[j]]) - 1)); se <- sqrt((vi + vj) / 2)
    q <- (mean(x[[j]]) - mean(x[[i]])) / se
    r[[paste0(names(x)[j], "-", names(x)[i])]] <- c(ptukey(abs(q), k, df, lower.tail = FALSE),
      q * se - qtukey(.95, k, df) * se, q * se + qtukey(.95, k, df) * se) }
  r }
put("games_howell", gh(split(d$count, d$spray)))

# Mann-Whitney: exact, and with ties; Kruskal with ties (airquality)
x <- c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46); y <- c(1.15, 0.88, 0.90, 0.74, 1.21)
m <- wilcox.test(x, y); put("mw_exact", list(x = x, y = y, U = unname(m$statistic), p = m$p.value))
oz <- na.omit(airquality[, c("Ozone", "Month")]); s <- split(oz$Ozone, oz$Month)
m2 <- suppressWarnings(wilcox.test(s[["5"]], s[["8"]])); dm <- sign(outer(s[["5"]], s[["8"]], "-")); dl <- mean(dm)
nn <- dim(dm); vv <- (nn[2]^2 * sum((rowMeans(dm) - dl)^2) + nn[1]^2 * sum((colMeans(dm) - dl)^2) - sum((dm - dl)^2)) /
  (nn[1] * nn[2] * (nn[1] - 1) * (nn[2] - 1)); zz <- qnorm(.975)
ci <- (dl - dl^3 + c(-1, 1) * zz * sqrt(vv) * sqrt((1 - dl^2)^2 + zz^2 * vv)) / (1 - dl^2 + zz^2 * vv)
put("mw_ties", list(x = s[["5"]], y = s[["8"]], U = unname(m2$statistic), p = m2$p.value, delta = dl, ci = ci))
kw <- kruskal.test(s); put("kw_ties", list(groups = s, H = unname(kw$statistic), p = kw$p.value, eps = as.numeric(rank_epsilon_squared(s)$rank_epsilon_squared)))

# Tables: Fisher, chi-square with residuals and the interval of V
tea <- matrix(c(3, 1, 1, 3), 2); f <- fisher.test(tea)
put("fisher_tea", list(p = f$p.value, odds = unname(f$estimate), ci = as.numeric(f$conf.int)))
job <- matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4, 4)
put("fisher_job", list(table = job, p = fisher.test(job)$p.value))
h <- margin.table(HairEyeColor, c(1, 2)); H <- plain(h); ch <- chisq.test(h)
v <- effectsize::cramers_v(H, adjust = FALSE, alternative = "two.sided"); va <- effectsize::cramers_v(H, adjust = TRUE)
put("hair", list(table = plain(h), x2 = unname(ch$statistic), p = ch$p.value, stdres = plain(ch$stdres), v = v[[1]], ci = c(v$CI_low, v$CI_high), v_adj = va[[1]]))
put("yates", list(x2 = unname(chisq.test(matrix(c(60, 30, 40, 70), 2))$statistic), p = chisq.test(matrix(c(60, 30, 40, 70), 2))$p.value))

# Correlations with ties (mtcars), and adjusted p
put("corr", list(x = mtcars$hp, y = mtcars$mpg, pearson = cor(mtcars$hp, mtcars$mpg), p = cor.test(mtcars$hp, mtcars$mpg)$p.value,
  spearman = cor(mtcars$hp, mtcars$mpg, method = "spearman"), spearman_p = suppressWarnings(cor.test(mtcars$hp, mtcars$mpg, method = "spearman", exact = FALSE)$p.value),
  kendall = cor(mtcars$hp, mtcars$mpg, method = "kendall"), kendall_p = suppressWarnings(cor.test(mtcars$hp, mtcars$mpg, method = "kendall", exact = FALSE)$p.value)))
bw <- psych::r.test(32, .5)  # loads psych's Fisher z as a second opinion below
put("fisherz", as.numeric(psych::r.con(cor(mtcars$hp, mtcars$mpg), 32)))
pv <- c(.01, .02, .03, .04, .05, .5, .9); put("by", p.adjust(pv, "BY"))

# Cluster-robust: chicks of one diet weigh alike over time
cw <- as.data.frame(ChickWeight[ChickWeight$Diet %in% c(1, 3), ]); cw$first <- as.numeric(cw$Diet == 3); cw$id <- as.character(cw$Chick)
lf <- lm(weight ~ first, cw); vc <- vcovCL(lf, cluster = ~id, type = "HC1")
k <- length(unique(as.character(cw$Chick))); ct <- coeftest(lf, vc, df = k - 1)
put("cluster", list(values = cw$weight, in_first = cw$Diet == 3, clusters = as.character(cw$Chick), difference = ct[2, 1],
  t = ct[2, 3], p = ct[2, 4], df = k - 1, ci = ct[2, 1] + c(-1, 1) * qt(.975, k - 1) * ct[2, 2]))

# A unit against the rest from sums, and a three-way table under mutual independence (log-linear model)
u <- split(chickwts$weight, chickwts$feed)
put("units", list(n = sapply(u, length), totals = sapply(u, sum), squares = sapply(u, function(z) sum(z^2)),
  p = sapply(names(u), function(k) t.test(u[[k]], unlist(u[names(u) != k]))$p.value),
  t = sapply(names(u), function(k) unname(t.test(u[[k]], unlist(u[names(u) != k]))$statistic)),
  holm = p.adjust(sapply(names(u), function(k) t.test(u[[k]], unlist(u[names(u) != k]))$p.value), "holm")))
hd <- as.data.frame(HairEyeColor); gm <- glm(Freq ~ Hair + Eye + Sex, poisson, hd)
put("haireyesex", list(counts = plain(HairEyeColor), n = nrow(hd),
  residual = rstandard(gm, type = "pearson"), fitted = unname(fitted(gm)), key = paste(hd$Hair, hd$Eye, hd$Sex)))
cat(toJSON(out, digits = NA, auto_unbox = TRUE))
