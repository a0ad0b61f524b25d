# Oracles of the Kano, SERVQUAL and reliability methods. Run: Rscript tests/oracles/r/kano.R > tests/oracles/own/kano.json
suppressMessages({library(jsonlite); library(psych)})
row <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  list(id = id, section = "B", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = "cross", family = family)
levels5 <- c("like", "expect", "neutral", "tolerate", "dislike")
# The table written as Berger's rules, not as the product's strings.
class_of <- function(f, d) {
  if ((f == 1 && d == 1) || (f == 5 && d == 5)) return("Q")
  if (f == 5 || d == 1) return("R")
  if (f == 1) return(if (d == 5) "O" else "A")
  if (d == 5) "M" else "I"
}
set.seed(11); n <- 80
f <- sample(1:5, n, TRUE, c(.45, .2, .2, .1, .05)); d <- sample(1:5, n, TRUE, c(.03, .12, .2, .25, .4))
cl <- factor(mapply(class_of, f, d), c("A", "O", "M", "I", "R", "Q")); tab <- table(cl)
aomi <- sum(tab[c("A", "O", "M", "I")]); top <- sort(as.numeric(tab[c("M", "O", "A", "I")]), decreasing = TRUE)
fong <- 1.65 * sqrt((top[1] + top[2]) * (2 * n - top[1] - top[2]) / (2 * n))
up <- c(4, 2, 0, -1, -2)[f]; down <- c(-2, -1, 0, 2, 4)[d]
questions <- list(functional = levels5[f], dysfunctional = levels5[d])
set.seed(5); resp <- 40
e1 <- sample(4:7, resp, TRUE); p1 <- sample(3:7, resp, TRUE); e2 <- sample(5:7, resp, TRUE); p2 <- sample(3:6, resp, TRUE)
e3 <- sample(5:7, resp, TRUE); p3 <- sample(4:7, resp, TRUE); p1[3] <- NA; e2[c(4, 9)] <- NA
gap <- list(p1 - e1, p2 - e2, p3 - e3); means <- sapply(gap, mean, na.rm = TRUE)
ci <- function(x) as.numeric(t.test(x)$conf.int)
w <- c(reliability = 32, empathy = 16); weighted <- sum(w * c(mean(means[1:2]), means[3])) / sum(w)
complete <- data.frame(x = sample(5:7, 30, TRUE), y = sample(4:7, 30, TRUE), pe = 6)
both <- (complete$x + complete$y) / 2 - 6
bfi_items <- na.omit(psych::bfi[1:200, 1:5]); bfi_items$A1 <- 7 - bfi_items$A1
a <- suppressWarnings(psych::alpha(bfi_items, warnings = FALSE)); a_att <- suppressWarnings(psych::alpha(attitude, warnings = FALSE))
feldt <- function(a, n, k) c(1 - (1 - a) * qf(.975, n - 1, (n - 1) * (k - 1)), 1 - (1 - a) * qf(.025, n - 1, (n - 1) * (k - 1)))
nb <- nrow(bfi_items)
rows <- list(
  row("B-kano-own-1", "B-kano", "classes from raw answers, better/worse, Fong",
      questions,
      list(n = n, counts = as.list(setNames(as.integer(tab), names(tab))), better = sum(tab[c("A", "O")]) / aomi,
           worse = -sum(tab[c("O", "M")]) / aomi, fong_threshold = fong, fong_significant = top[1] - top[2] >= fong,
           total_strength = sum(tab[c("M", "O", "A")]) / n, category_strength = (top[1] - top[2]) / n, questionable = unname(tab["Q"]) / n),
      "R: classes by rules instead of the table; Berger 1993, Fong 1996, Lee and Newcomb 1997"),
  row("B-kano-own-2", "B-kano", "continuous scores of the same answers", questions,
      list(functional_mean = mean(up), dysfunctional_mean = mean(down)), "R: points by index; Berger 1993"),
  row("B-kano-own-3", "B-kano", "tie goes to must-be; only Q and R has no class",
      list(list(counts = list(A = 10, O = 10, M = 10, I = 5, R = 0, Q = 0)), list(counts = list(A = 0, O = 0, M = 0, I = 0, R = 4, Q = 3))),
      list(list(category = "M", better = 20 / 35, worse = -20 / 35), list(category = NULL, better = NULL, worse = NULL, flag = TRUE)),
      "hand: order M > O > A > I"),
  row("B-servqual-own-1", "B-servqual", "gaps with missing sides of a pair, item intervals",
      list(expect = list(reliability = list(q1 = e1, q2 = e2), empathy = list(q3 = e3)),
           perceive = list(reliability = list(q1 = p1, q2 = p2), empathy = list(q3 = p3)), weights = as.list(w)),
      list(item_gap = list(q1 = means[1], q2 = means[2], q3 = means[3]), item_n = list(q1 = 39L, q2 = 38L, q3 = 40L),
           item_ci = list(q1 = ci(gap[[1]]), q2 = ci(gap[[2]]), q3 = ci(gap[[3]])),
           gap = list(reliability = mean(means[1:2]), empathy = means[3]), weighted = weighted), "R t.test on paired differences"),
  row("B-servqual-own-2", "B-servqual", "a promise instead of expectations; interval of a dimension without missing answers",
      list(expect = list(assurance = list(x = 6, y = 6)), perceive = list(assurance = list(x = complete$x, y = complete$y))),
      list(gap = list(assurance = mean(both)), dimension_ci = list(assurance = ci(both)), ci = ci(both)), "R t.test on respondents' means"),
  row("B-alpha-own-1", "B-alpha", "alpha with Feldt interval, alpha if deleted, corrected item-rest correlation (psych bfi agreeableness, A1 reversed)",
      list(matrix = unname(as.matrix(bfi_items))),
      list(alpha = a$total$raw_alpha, std_alpha = a$total$std.alpha, if_deleted = a$alpha.drop$raw_alpha,
           r_drop = a$item.stats$r.drop, ci = feldt(a$total$raw_alpha, nb, 5), n = nb), "R psych::alpha; Feldt 1965 by qf()"),
  row("B-alpha-own-2", "B-alpha", "alpha of the seven columns of R attitude", list(matrix = unname(as.matrix(attitude))),
      list(alpha = a_att$total$raw_alpha, std_alpha = a_att$total$std.alpha, if_deleted = a_att$alpha.drop$raw_alpha, r_drop = a_att$item.stats$r.drop,
           ci = unlist(unname(psych::alpha.ci(a_att$total$raw_alpha, n.obs = 30, n.var = 7, digits = 12)[c("lower.ci", "upper.ci")]))),
      "R psych::alpha, psych::alpha.ci", 1e-4),
  row("B-alpha-own-3", "B-alpha", "alpha from the covariance matrix", list(covariance = unname(cov(attitude)), n = 30L),
      list(alpha = a_att$total$raw_alpha, std_alpha = a_att$total$std.alpha), "R psych::alpha on the rows"),
  row("B-alpha-own-4", "B-alpha", "an item without variation: alpha over all items, no correlation for it",
      list(matrix = unname(cbind(as.matrix(attitude[1:3]), 5))), list(alpha = 4 / 3 * (1 - sum(apply(attitude[1:3], 2, var)) / var(rowSums(attitude[1:3])))),
      "R var(): definition of Cronbach 1951"),
  row("B-alpha-own-5", "B-alpha", "items that do not vary together with n = 1: none", list(matrix = list(c(1, 2, 3))), list(alpha = NULL, reason = "too_few"),
      "hand: a variance needs two respondents")
)
lines <- vapply(rows, function(r) as.character(toJSON(r, auto_unbox = TRUE, digits = 15, null = "null", na = "null")), "")
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
