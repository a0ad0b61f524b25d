# Reference values for the control family: Rscript tests/oracles/r/control.R > values.json
suppressPackageStartupMessages({ library(jsonlite); library(strucchange) })
out <- list()
# A single change and several, by dynamic programming on the residual sum of squares with a fixed smallest segment
best <- function(x, h, k) {
  b <- breakpoints(x ~ 1, h = h, breaks = k + 1)
  within <- function(i) sum(tapply(x, cut(seq_along(x), c(0, if (i) breakpoints(b, breaks = i)$breakpoints, length(x))),
    function(part) sum((part - mean(part))^2)))
  rss <- sapply(0:(k + 1), within)
  # a penalty between what the k-th and the next change save makes k changes the penalised optimum
  list(x = x, min_size = h, penalty = (rss[k] - rss[k + 2]) / 2, breaks = breakpoints(b, breaks = k)$breakpoints,
    sse = rss[k + 1], rss = rss)
}
out$nile <- best(as.numeric(Nile), 5, 1)
out$deaths <- best(as.numeric(UKDriverDeaths), 7, 3)
out$discoveries <- best(as.numeric(discoveries), 5, 2)
# Level difference with Welch's interval
w <- t.test(Nile[29:100], Nile[1:28]); out$nile_difference <- list(difference = unname(diff(rev(w$estimate))), ci = as.numeric(w$conf.int))
# Limits by hand in R: p chart with frozen baseline, Laney's sigma-z, EWMA path by Holt-Winters with no trend
d <- c(52, 48, 61, 55, 70, 43, 58, 49, 66, 51); n <- c(1000, 1100, 1050, 980, 1200, 990, 1010, 1005, 1150, 1020)
p <- sum(d) / sum(n); s <- sqrt(p * (1 - p) / n); z <- (d / n - p) / s; sz <- mean(abs(diff(z))) / 1.128
out$laney <- list(counts = d, n = n, centre = p, sigma_z = sz, ucl = p + 3 * s * sz, lcl = pmax(0, p - 3 * s * sz))
v <- c(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34)
out$ewma <- list(x = v, path = as.numeric(stats::filter(0.1 * v, 0.9, method = "recursive", init = 10)))
cat(toJSON(out, digits = NA, auto_unbox = TRUE))
