"""English words that carry opinion, turn it or weigh it (comma between phrases, lower case)."""

POSITIVE: dict[float, str] = {
    1.6: """
        excellent, outstanding, perfect, amazing, awesome, fantastic, wonderful, superb, brilliant, exceptional,
        flawless, highly recommend, five stars, 5 stars, delighted, love, loved, above and beyond, could not be
        happier, life saver, lifesaver, incredible, phenomenal, magnificent, marvelous, marvellous, spectacular,
        stunning, extraordinary, terrific, fabulous, superb value, top notch, top-notch, first class, first rate,
        first-rate, world class, second to none, to die for, mind blowing, mind-blowing, blown away, exceeded my
        expectations, exceeded our expectations, exceeds expectations, couldn't be happier, can't go wrong, could not
        ask for more, couldn't ask for more, can't say enough, can't recommend enough, can not recommend enough, must
        have, must-have, must buy, must read, must see, masterpiece, game changer, game-changer, godsend, 10/10, ten
        out of ten, loves, adore, adored, adorable, absolutely love, best ever, thrilled, ecstatic, overjoyed, life
        changing, heaven, heavenly, divine, exquisite, impeccable, unbeatable, unmatched, favorite, favourite,
        favorites, favourites, highly recommended, strongly recommend, definitely recommend, would recommend, five
        star, 5 star, 5-star, perfection, perfectly, beautifully, wonderfully, superior quality, well worth
    """,
    1.2: """
        great, good, happy, pleased, satisfied, delicious, tasty, impressed, recommend, recommended, thank you,
        thanks, thankful, grateful, appreciate, appreciated, friendly, helpful, polite, courteous, professional,
        patient, kind, lovely, enjoyed, enjoy, best, beautiful, reliable, efficient, pleasant, attentive, caring, well
        done, kudos, smooth, smoothly, seamless, trustworthy, bargain, worth it, worth every, comfortable, generous,
        knowledgeable, thorough, hassle free, superior, impressive, gorgeous, elegant, classy, charming, cute, sweet,
        sexy, sleek, slick, snappy, speedy, blazing, lightning fast, fast shipping, crisp, sharp, vivid, vibrant,
        bright screen, loud and clear, clear sound, crystal clear, durable, rugged, robust, tough as nails, long
        lasting, long-lasting, long battery life, lightweight, portable, compact, versatile, powerful, user friendly,
        user-friendly, easy to use, easy to set up, easy to install, easy to navigate, easily, effortless,
        effortlessly, simple to use, works like a charm, works flawlessly, works as advertised, as advertised, does
        the job, gets the job done, zero complaints, no regrets, never disappoints, never disappointed, not
        disappointed, won't be disappointed, will not be disappointed, won't regret, good value, great value, great
        deal, good deal, great price, good price, well priced, reasonably priced, value for money, worth the money,
        worth the price, worth the wait, worth buying, inexpensive, economical, juicy, tender, flavorful, flavourful,
        mouth watering, mouth-watering, yummy, scrumptious, delish, savory, fluffy, perfectly cooked, cooked
        perfectly, cooked to perfection, authentic, cosy, romantic, inviting, spacious, roomy, spotless, immaculate,
        immaculately, quiet room, peaceful, relaxing, scenic, luxurious, comfy, gracious, hospitable, accommodating,
        cheerful, considerate, respectful, understanding, compassionate, warm welcome, went out of their way, went out
        of his way, went out of her way, prompt service, quick service, quick response, quick reply, very responsive,
        entertaining, hilarious, funny, addictive, addicting, exciting, excited, engaging, gripping, captivating,
        fascinating, interesting, informative, insightful, inspiring, inspired, moving, touching, heartwarming,
        memorable, refreshing, innovative, clever, smart, genius, talented, gifted, praise, applaud, commend, admire,
        proud, blessed, lucky, happiness, happily, joy, yay, woohoo, hooray, congrats, congratulations, bravo to, thx,
        ty so much, thank u, thanks a lot, thanks so much, much appreciated, hats off, gem, hidden gem, bliss,
        pleasure, pleasing, pleasantly surprised, delight, delightful, enjoyable, enjoying, fond, glorious, rocks,
        rock solid, dope, lit, epic, rad, neat, nifty, stellar, great job, good job, nicely, nicer, improvement, big
        improvement, huge improvement, healthier, healed, pain free, painless, relieved, relief, trusted, honest,
        honesty, integrity, transparent, safe and sound, will buy again, would buy again, will order again, will be
        back, will return, will definitely be back, come back again, going back, keep coming back, can't wait to go
        back, coming back, repeat customer, loyal customer, happy customer, satisfying, satisfaction, gratitude, fixed
        quickly, resolved quickly, solved my problem, fixed my, saved me, saved my, fresh ingredients, generous
        portions, huge portions, large portions, amazing food, classic, stylishly, trendy, premium, high quality,
        high-quality, good quality, great quality, best quality, quality product, solid build, well built, well-built,
        well designed, well-designed, well-made, well organized, well written, well-written, well thought out, well
        maintained, well cooked, well prepared, well trained, flawlessly, superbly, lovely staff
    """,
    0.8: """
        nice, fast, quick, quickly, prompt, promptly, on time, fresh, clean, easy, convenient, cheap, affordable,
        fair, reasonable, tidy, clear, well made, well packed, works well, work well, works great, works perfectly,
        resolved, solved, sorted out, accurate, cozy, stylish, sturdy, safe, warm, welcoming, fun, useful, handy,
        intuitive, responsive, glad, hot and fresh, as described, cool, lively, creamy, crispy, crunchy, tangy,
        aromatic, fragrant, hearty, healthy, thin and light, ample, abundant, timely, punctual, ahead of schedule,
        instantly, instant, immediate response, consistent, consistently, dependable, functional, practical,
        effective, effectively, beneficial, helps, helped, helping, better than, much better, way better, faster,
        cheaper, easier, cleaner, quieter, stronger, satisfying meal, fits, fits well, fits perfectly, good fit,
        perfect fit, perfect size, fits great, holds up, held up, lasts, lasts long, lasts forever, runs smoothly,
        runs great, runs fast, runs well, loads fast, charges fast, boots fast, quiet, silent, calm, clean room, tasty
        food, hot food, appealing, attractive, pretty good, pretty nice, pretty happy, not too bad, not bad at all, no
        trouble, no hassle, without any issues, without issue, without any problem, without a problem, without
        problems, never had a problem, never had any problems, never had an issue, no wait, worth a try, worth trying,
        give it a try, check it out, go for it, look no further, kindly helped, kindness, polished, tasteful, modern,
        fancy, upscale, unique, creative, rewarding, productive, educational, valuable, advantage, benefit, perk,
        pros, success, successful, successfully, optimistic, hopeful, promising, confident, peace of mind, reassuring,
        comfort, cozy place, homey, fun to, good time, great time, laugh, laughed, smile, smiling, lol, haha, hahaha,
        xoxo, :), :-), :d, ;), (:, hug, hugs, good luck, happy birthday, merry christmas, happy new year, good food,
        good service, good stuff, good place, good one, good product,
        relaxed, magical, blissful, page-turner, page turner, unputdownable, melting, couldn't put it down
    """,
    0.5: """
        fine, ok, okay, decent, alright, like, liked, works, not bad, no problem, no problems, no issues, no
        complaints, better, improved, solid, correct, adequate, acceptable, sufficient, suitable, satisfactory,
        usable, workable, reasonable price, average but, fairly good, so far so good, as expected, meets expectations,
        met expectations, fine with, convenience, basic but, great for, good for, recommended to
    """,
}

NEGATIVE: dict[float, str] = {
    1.8: """
        terrible, horrible, awful, disgusting, worst, scam, scammed, scammers, fraud, fraudulent, rip off, ripoff,
        ripped off, thief, thieves, stolen, stole, liars, liar, lied, lies, never again, disgrace, disgraceful,
        disgusted, appalling, atrocious, unacceptable, food poisoning, furious, outrageous, inedible, mouldy, moldy,
        rotten, cockroach, zero stars, 0 stars, one star, 1 star, criminal, shameful, pathetic, nightmare, garbage,
        trash, horrendous, horrific, dreadful, abysmal, atrociously, abominable, deplorable, despicable, disgustingly,
        revolting, repulsive, vile, gross, sickening, nauseating, vomit inducing, worst ever, absolute worst, the
        worst, worse than ever, piece of junk, piece of crap, piece of trash, piece of garbage, junk, crap, crappy,
        crappiest, bullshit, bs, shit, shitty, fuck, fucking, fucked, wtf, damn, dammit, idiot, idiots, idiotic,
        moron, morons, stupid, dumb, dumbest, clueless, incompetence, ineptitude, inept, negligent, negligence, con
        artists, con artist, crooks, crook, thieving, cheats, cheat, cheated, cheating, swindle, swindled, ripoffs,
        robbery, robbed, extortion, predatory, fraudsters, bait and switch, false advertising, lying, untrustworthy,
        stay away, steer clear, run away, do not buy, don't buy, dont buy, do not order, don't order, do not use,
        don't use, do not waste, don't waste, don't bother, dont bother, do not bother, do not recommend, don't
        recommend, would not recommend, wouldn't recommend, cannot recommend, can't recommend, not recommend, not
        recommended, never buy, never buying, never order, never use, never go back, never going back, never come
        back, never return, never returning, will never, won't be back, will not be back, won't be going back, won't
        return, not coming back, last time i, waste of money, waste of time, waste of space, total waste, complete
        waste, wasting, money down the drain, want my money back, rip-off, highway robbery, horror, horror story,
        hellish, disaster, disastrous, catastrophe, fiasco, shambles, insulting, insult, insulted, humiliating,
        humiliated, discriminated, discrimination, racist, abusive, abused, violated, betrayed, betrayal, disgusts,
        loathe, despise, detest, hates, infuriating, infuriated, livid, enraged, outraged, rage, beyond frustrated,
        beyond disappointed, extremely disappointed, very disappointed, so disappointed, thoroughly disappointed,
        deeply disappointed, epic fail, utter garbage, utter rubbish, rubbish, absolute rubbish, hopeless, worthless,
        good for nothing, unusable, unwatchable, unreadable, unplayable, unbearable, intolerable, insufferable,
        poisoned, infested, infestation, bed bugs, bedbugs, roach, roaches, rats, mice, maggots, filth, cesspool, hole
        in the wall dump
    """,
    1.2: """
        bad, poor, poorly, disappointed, disappointing, disappointment, rude, angry, upset, frustrated, frustrating,
        annoyed, annoying, useless, broken, defective, faulty, damaged, cracked, leaking, leaked, spilled, wrong,
        refuse, refused, refuses, ignored, ignore, ignoring, complaint, complain, complained, complaining, unhappy,
        unsatisfied, dissatisfied, overcharged, overcharge, double charged, charged twice, misleading, misled,
        deceptive, dishonest, crash, crashes, crashed, crashing, freezes, freezing, not working, does not work,
        doesn't work, won't work, stopped working, stops working, can't log in, cannot log in, unable to, refund,
        avoid, regret, waste, wasted, ridiculous, joke, unprofessional, incompetent, careless, dirty, filthy, smelly,
        stale, cold food, undercooked, overcooked, burnt, tasteless, bland, sick, hate, hated, horrid, sucks, sucked,
        mess, nasty, overpriced, unreliable, hung up, no response, no reply, no answer, nobody answered, nobody
        helped, no one answered, no one helped, no help, still waiting, never arrived, never came, never received,
        never got, not received, did not arrive, didn't arrive, hasn't arrived, has not arrived, missing, lost my,
        harassed, harassment, unauthorized, without my consent, without my permission, denied, error, errors, failed,
        fails, fail, failure, unfair, unsafe, dangerous, injured, fell apart, unresolved, neglected, shoddy,
        dishonored, disappoint, disappoints, disappointingly, let down, letdown, underwhelming, underwhelmed,
        unimpressed, unimpressive, unacceptably, unsatisfactory, dissatisfaction, displeased, irritated, irritating,
        irritates, aggravating, aggravated, annoy, annoys, annoyance, frustrates, frustration, angers, anger, mad,
        pissed, pissed off, fed up, sick of, tired of, had enough, upsetting, distressed, distressing, stressful,
        stressed, anxious, worried sick, scared, scary, frightening, terrified, devastated, heartbroken,
        heartbreaking, sad, sadness, depressing, depressed, miserable, crying, cry, cried, tears, lonely, hurts, hurt,
        painful, ache, ugh, argh, grr, smh, ffs, :(, :-(, ;(, :/, =(, boo, yuck, yucky, eww, ew, blah, lame, suck,
        sucky, crummy, lousy, lackluster, lacklustre, subpar, sub par, sub-par, below average, inferior, low quality,
        poor quality, bad quality, terrible quality, cheap quality, cheap plastic, cheaply, cheap feel, feels cheap,
        looks cheap, tacky, ugly, hideous, ill fitting, doesn't fit, does not fit, didn't fit, did not fit, too small,
        too big, too large, too tight, too loose, too short, too long, too heavy, too thin, too thick, too expensive,
        too slow, too loud, too dark, too salty, too sweet, too spicy, too greasy, too oily, too much money, too hard,
        not as described, not as advertised, not as pictured, not what i ordered, not what i expected, not worth,
        isn't worth, wasn't worth, not good, not great, not happy, not satisfied, not impressed, not helpful, not
        friendly, not clean, not fresh, not working properly, not as good, nothing special, nothing but problems,
        nothing but trouble, no good, no thanks, no stars, no value, no flavor, no taste, no customer service, no
        service, no support, no refund, no solution, no sound, no signal, no luck, no way to, no longer works, no
        longer working, won't turn on, will not turn on, won't charge, will not charge, won't load, won't open, won't
        connect, will not connect, can't connect, cannot connect, can't open, can't use, cannot use, can't access,
        cannot access, can't even, couldn't even, doesn't even, didn't even, don't even, does not even, did not even,
        didn't work, did not work, don't work, do not work, doesn't do, never worked, never works, hardly works,
        barely works, barely usable, stops responding, not responding, unresponsive, hangs, hanging up, force closes,
        freeze, froze, frozen screen, blue screen, black screen, blank screen, dead on arrival, doa, dead battery,
        dead pixel, died, dies, dying, drains, draining, drains fast, battery drain, overheats, overheating,
        overheated, malfunction, malfunctioned, malfunctions, malfunctioning, glitchy, unstable, corrupted,
        incompatible, disconnects, disconnecting, dropped calls, drops calls, spotty, choppy, grainy, blurry,
        pixelated, distorted, noisy fan, squeaks, squeaky, rattles, rattling, wobbly, bent, warped, torn, tore,
        ripped, frayed, faded, shrunk, stained, stains, chipped, scratched, scratches, dented, dent, broke, breaks,
        breaking, snapped, shattered, fell off, falls off, falling apart, falls apart, peeled, peeling, rusted, rusty,
        leaks, leaky, moldy smell, stinks, stink, stank, smelled, reeks, reeked, musty, stuffy, cramped, dingy, run
        down, run-down, rundown, outdated, dated, shabby, sticky, unclean, unhygienic, unsanitary, dusty, hair in,
        oily, mushy, rubbery, leathery, lukewarm, charred, flavorless, flavourless, watered down, watery, over cooked,
        under cooked, over-cooked, over priced, over-priced, inflated, price gouging, gouging, hidden fees, hidden
        charges, hidden cost, extra charge, charged me, kept charging, keeps charging, still charging, still being
        charged, billed twice, wrongly charged, incorrectly charged, cancelled without, cancelled my, canceled my,
        declined, rejected, reject, blocked my, locked out, locked me out, suspended my, closed my account, withheld,
        withholding, won't refund, no refunds, refused to, refuses to, refusing, denies, deny, ignores, brushed off,
        blew me off, dismissive, condescending, arrogant, snobby, snotty, pushy, aggressive, hostile, unfriendly,
        impolite, disrespectful, disrespected, discourteous, inattentive, indifferent, uncaring, inconsiderate,
        unapologetic, attitude problem, bad attitude, yelled, shouted, screamed, cursed, threatening, threatens,
        harassing, harass, spam, spams, spammed, spammy, ads everywhere, too many ads, full of ads, pop ups, popups,
        paywall, greedy, greed, money grab, money hungry, cash grab, clickbait, pay to win, overrun, overhyped, hype,
        hyped, loses, losing, never showed, no show, no-show, didn't show up, did not show up, stood up, never called
        back, never called, never responded, never replied, never answered, never heard back, no one called, no one
        came, no one cares, nobody cares, don't care, doesn't care, don't listen, passed around, run around,
        runaround, given the runaround, keeps telling me, same excuse, excuses, excuse, blame, blamed, blaming,
        failing, misrepresented, misrepresentation, misinformed, misinformation, inaccurately, mishandled, mismanaged,
        mismanagement, botched, screwed up, screwed, messed up, messes up, mess up, ruined, ruins, ruin, destroyed,
        destroys, wrecked, spoiled, regretted, regrets, regretful, regrettable, wish i had, wish i hadn't, wish i
        could return, should have known, buyer beware, beware, be careful, think twice, look elsewhere, go elsewhere,
        took my business elsewhere, switching to, switched to, deleted, deleting, delete this, uninstalling,
        unsubscribed, sent it back, sending it back, send it back, returning it, had to return, returning this,
        unbelievable, laughable, absurd, nonsense, insane, pointless, senseless, meaningless, predictable, cliche,
        cliched, tedious, tiresome, monotonous, repetitive, shallow, contrived, poorly written, poorly made, poorly
        designed, badly designed, badly written, badly made, ill conceived, awkward, clunky, cumbersome, bulky,
        unintuitive, convoluted, hard to use, difficult to use, impossible to, impossible, nearly impossible,
        unresolved issue, downhill, gone downhill, went downhill, going downhill, gets worse, getting worse, got
        worse, even worse, worsened, worsens, deteriorated, inferior to, downgrade, downgraded, step back, mistreated,
        mistreatment, suffer, suffered, suffering, risky, hazard, hazardous, toxic, allergic, infection, infected,
        misdiagnosed, bruised, bleeding, emergency room, bankrupt, theft, hacked, breach, phishing, fake, fakes,
        counterfeit, knockoff, knock off, imitation, not genuine, not authentic, not original
    """,
    0.8: """
        slow, slowly, late, delay, delayed, delays, expensive, pricey, noisy, crowded, cold, hard to, difficult,
        confusing, complicated, cheaply made, flimsy, issue, issues, problem, problems, bug, bugs, buggy, glitch,
        glitches, fault, mediocre, average at best, overrated, lacking, lacks, lack, uncomfortable, inconvenient,
        unhelpful, unclear, unexpected, mistake, mistakes, forgot, forgotten, stuck, laggy, lag, lags, unfortunately,
        sadly, worse, boring, dull, limited, tiny, soggy, greasy, salty, dry, chewy, tough, waiting, dispute,
        disputed, inaccurate, incorrect, penalty, debt collector, threatened, unfortunate, so-so, lackluster service,
        bland food, forgettable, uninspired, uninteresting, unremarkable, mediocrity, passable, could be better, could
        have been better, could've been better, should be better, needs improvement, needs work, need improvement,
        room for improvement, needs to be fixed, needs fixing, wish it had, if only, only complaint, my only
        complaint, only downside, downside, drawback, drawbacks, cons, flaw, flaws, flawed, shortcoming, shortcomings,
        weak, weakness, weaker, lower quality, missing parts, missing piece, incomplete, unfinished, half baked,
        half-baked, inconsistent, hit or miss, hit and miss, unreliable at, uneven, slower, sluggish, slowness, slows
        down, takes forever, took forever, takes too long, took too long, takes ages, took ages, long wait, long line,
        long lines, waited over, waited for, kept waiting, kept us waiting, had to wait, made us wait, still no, still
        not, still have not, still haven't, still hasn't, still nothing, yet to receive, no update, no updates,
        overdue, past due, unanswered, on hold for, disconnected, hassle, hassles, trouble, troubles, troubling,
        troublesome, struggle, struggled, struggling, concerned, concerning, worry, worried, worrying, doubt,
        doubtful, suspicious, shady, sketchy, questionable, odd smell, strange, bizarre, confused, confuses,
        confusion, inconvenience, uncomfortably, loud, deafening, rowdy, overcrowded, packed in, cramped seats, tight
        space, small room, tiny room, small portions, tiny portions, skimpy, stingy, meager, overly, excessive,
        excessively, unnecessary, unnecessarily, unneeded, bloated, bloatware, stiff, rough, harsh, itchy, uneven
        heat, lukewarm food, undelivered, misdelivered, returned it, sent back, exchange it, repaired twice,
        overcharging, more expensive, costly, pricy, not cheap, costs too much, poor value, bad value, bad service,
        poor service, slow service, bad experience, poor experience, terrible service, bad customer service, poor
        customer service, customer service sucks, lied to, ashamed, shame, embarrassing, embarrassed, alas, sigh,
        exhausted, exhausting, bored, sleepy, flu, rainy, traffic jam, monday again, alone, jealous, guilty, fear,
        afraid, nervous, panic, unlucky, uncertain, unaware, unhelpfully, deny my, banned, blocked, forced,
        interrupts, interrupted, intrusive, invasive, bothered, bothersome, bother, disturbing, disturbed,
        controversial, bad for, worse than, not better, not even close, falls short, fell short, comes up short, too
        bad, so bad, not nice, not kind, not easy, not user friendly, not intuitive, not reliable, not safe, not
        secure, not accurate, not comfortable, not clear, not fast, not cool, not fun, not funny, not fair, not right,
        not ok, not okay, not acceptable, not possible, not able,
        exhausted, tired, headache, migraine, insomnia, sore, heartbroken, gave up, couldn't finish, all hype
    """,
    0.5: """
        wait, waited, so so, meh, weird, odd, cancel, cancelled, canceled, uninstall, uninstalled, return it,
        returned, short of, barely, however hard, why, claimed to, claims to, allegedly, apparently, again and again,
        over and over, every single time, expected better, expecting more, thought it would, used to love, used to
        work, was great until, any longer, contacted support, technical issue, wrong with, out of order, out of stock,
        sold out, unavailable, not available, expired
    """,
}

NEGATORS = """
    not, no, never, n't, don't, doesn't, didn't, isn't, wasn't, aren't, weren't, won't, can't, cannot, couldn't,
    wouldn't, shouldn't, hardly, without, nothing, neither, nor, ain't, none, dont, didnt, doesnt, isnt, wasnt, cant,
    wont, haven't, hasn't, hadn't, havent, hasnt, wouldnt, couldnt, shouldnt, arent, werent, far from, anything but,
    scarcely, rather than, less than, not really, not very, not too, not so, not that, not all that, not at all, not
    particularly, not exactly, nowhere near
"""

DEGREES: dict[float, str] = {
    1.4: """
        very, extremely, really, so, too, absolutely, incredibly, super, highly, totally, completely, most, utterly,
        truly, insanely, ridiculously, exceptionally, extraordinarily, terribly, seriously, freaking, hella, deeply,
        thoroughly, remarkably, especially, particularly, definitely, exceedingly, entirely, by far, such a
    """,
    1.2: """
        quite, pretty, more, always, such, rather, genuinely, honestly
    """,
    0.7: """
        slightly, somewhat, a bit, a little, fairly, kind of, sort of, relatively, moderately, mildly, partly,
        partially, sometimes, occasionally, a little bit, little bit
    """,
}

CONTRASTS = """
    but, however, yet, unfortunately, except, only problem, only issue, only thing, only downside, only complaint,
    only drawback, downside is, drawback is, other than that, unless, nevertheless, nonetheless, still though, sad to
    say, on the other hand, that said, having said that, my complaint, one complaint
"""
CONCESSIONS = """
    although, though, even though, despite, while the, while it, while i, despite the, in spite of, regardless of
"""
GUARDS = """
    not only, no doubt, no wonder, thanks to nobody, would like, i'd like, like to, looks like, feel like, kind
    regards, good morning, good afternoon, good evening, best regards, as well as, work order, pretty much, such as,
    what kind of, love to know, easy way to, good luck with, better luck, sweet potato, sour cream, hot dog, hot
    sauce, cold brew, cold beer, ice cold, soft drink, light bulb, hard drive, hard disk, hard shell, hard copy, dead
    sea, raw fish, heavy duty, heavy cream, dry cleaning, dry red, cheap shot, trust account, classic burger, fresh
    start, fine print, fine dining, ok button, plus size, hard rock, return home, return trip, sorry for the, at least
    one, back and forth, black pepper, in case, just in case, best buy, best western, would love, would love to, fun
    fact, safe mode, clear cache, customer care, smart phone, smart tv, smart card, smart watch, bright side, well
    known, oh well, as well, very well known, how well, interest rate, interested in, happy hour, happy meal, happy to
    provide, pretty sure, quite sure, kind of you, win win, win7, play store, gift card, value added, miss out, don't
    miss, won't miss, not miss, not a problem, not an issue, not just, not to mention, can't complain, cannot
    complain, couldn't wait, cannot wait, couldn't be better, can't beat, can't get enough, can't stop, never fails,
    never failed, not sure, i'm not sure, no sooner, no idea, if not, why not, whether or not, thank god, thank
    goodness
"""
