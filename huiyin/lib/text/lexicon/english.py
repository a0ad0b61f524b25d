"""English words: opinion, turns and weights, and the cues (comma between phrases, lower case)."""

from huiyin.lib.text.lexicon.english_opinions import (
    CONCESSIONS,
    CONTRASTS,
    DEGREES,
    GUARDS,
    NEGATIVE,
    NEGATORS,
    POSITIVE,
)

__all__ = ["CONCESSIONS", "CONTRASTS", "DEGREES", "GUARDS", "NEGATIVE", "NEGATORS", "POSITIVE"]

NATURE: dict[str, dict[float, str]] = {
    "complaint": {
        2.0: """
            complaint, complain, i demand, want a refund, refund my money, give me my money back,
            compensation, unacceptable, file a complaint, fix this, report you, explanation
        """,
        1.0: """
            refund, refused, scam, still waiting, never arrived, wrong, broken, rude, overcharged,
            charged twice, no response, why did, disappointed,
            still no, still nothing, not good enough, let down, ripped off, rip off, waste of, wasted, useless,
            rubbish, awful, terrible, worst, disgraceful, appalling, nobody, no one, ignored, fobbed off,
            never again, not acceptable, had to, hung up, kept waiting, double charged, lied to, misled, not happy,
            fed up, sick of, joke
        """,
    },
    "suggestion": {
        2.0: """
            suggest, suggestion, i recommend you, would be nice if, would be great if,
            would be better if, would be good if, would love to see, would love if, please add,
            please consider, could you add, can you add, it would help, you should, you could,
            should add, should have, wish you, wish there, wish it, i wish, feature request,
            needs an option, add an option, hope you can, hope you will, please improve, how about,
            why not add, consider adding, would be helpful,
            would be welcome, very welcome, be welcome, just give us, let us, please let, consider a, please make,
            please put, please allow, please bring, bring back, might want to, may want to, could do with,
            would make, it'd be nice, it'd be great, why not, needs a, need an, give us an option, allow us,
            allow customers, perhaps you, maybe you, how hard would it be, what about adding, my suggestion,
            an idea, quick idea, one idea, idea for, small request, feature idea, be even better, would be perfect,
            would be handy, would be lovely, would be brilliant, if only
        """,
        0.8: """
            should, could, hope, add, improve, option
        """,
    },
    "inquiry": {
        2.0: """
            how do i, how can i, how to, how long, how much, how many, what is, what are, when will,
            when is, when does, where is, where can, where do, which, can i, could i, could you tell,
            can you tell, do you, does your, is it possible, is there, are there, may i,
            i would like to know, want to know, wondering, please let me know, what time, who should i,
            do i need, am i able,
            can we, can my, could my, could we, can you, could you, has the, has my, have you, will you, will my,
            will it, will there, would it be possible, is my, is your, is the, is it, are your, are the, does it,
            does the, do they, do we, am i, should i, any chance, any idea, enquiry, inquiry, query, quick question,
            who do i, what's the, how's, when's, where's, just checking, confirm whether, clarify, how old, how far,
            how big, how soon, how often, how late, what happens if, what do i, what does, what kind, what sort,
            do i have, did my, did you
        """,
        0.8: """
            how, what, when, where, question, ask
        """,
    },
    "praise": {
        2.0: """
            thank you so much, thanks so much, big thanks, special thanks, compliment, kudos,
            highly recommend, five stars, keep up, well done, excellent service, great service,
            shout out, hats off, above and beyond, great job, good job
        """,
        0.8: """
            thank you, thanks, love, loved, recommend, great, excellent, happy with,
            spot on, a gift, lifesaver, worth every penny, exactly as advertised, as promised, no arguments,
            no fuss, no hassle, impressed, 10/10, ten out of ten, can't fault, couldn't fault, cannot fault,
            top notch, first class, shout-out, chuffed, bravo, legend, star, stars, brilliant, perfect, fantastic,
            lovely, wonderful, delightful, gorgeous, superb, saved me, saved my, made my day, went out of,
            nothing but praise, keep it up, so helpful, very helpful, loyal customer, regulars, will be back,
            coming back, be back, happy customer
        """,
    },
}

CATEGORY: dict[str, str] = {
    "product_quality": """
        quality, product, material, fabric, size, colour, color, build, durability, fake, counterfeit
    """,
    "product_quality/taste": """
        taste, tasty, flavour, flavor, delicious, food, meal, dish, soup, noodles, rice, chicken, beef,
        coffee, tea, salty, bland, fresh, stale, cold food, undercooked, burnt, soggy
    """,
    "product_quality/portion": """
        portion, portions, serving, small portion, not enough food
    """,
    "product_quality/defect": """
        broken, defective, faulty, cracked, scratch, scratched, stopped working, does not work,
        doesn't work, battery, engine, brake, brakes, leak, leaking, malfunction, strange noise,
        warning light
    """,
    "food_safety": """
        food poisoning, stomach, vomit, vomiting, diarrhea, diarrhoea, mouldy, moldy, rotten, expired,
        hair in, insect, cockroach, bug in my, fly in, raw, undercooked
    """,
    "service_process": """
        process, procedure, paperwork, appointment, booking, service, branch, counter, form, application,
        transferred, policy
    """,
    "service_process/waiting": """
        wait, waited, waiting, queue, line, hold, on hold, response time, slow service, hours
    """,
    "service_process/refund": """
        refund, return, exchange, compensation, reimburse, reimbursement, warranty claim, money back,
        cancel my order, cancellation
    """,
    "service_process/repair": """
        repair, repaired, maintenance, technician, mechanic, workshop, warranty, installation, installed,
        spare part, serviced, fix, fixed
    """,
    "staff_attitude": """
        staff, rude, polite, friendly, attitude, waiter, waitress, manager, agent, representative, rep,
        employee, driver, courier, salesman, advisor, adviser, customer service, helpful, unhelpful,
        professional, teller, clerk
    """,
    "price": """
        price, prices, expensive, cheap, pricey, overpriced, value, cost, fee, fees, affordable, rate
    """,
    "price/billing": """
        bill, billing, invoice, charge, charged, overcharged, charged twice, double charged, interest,
        statement, payment, payments, deducted, subscription, credit report, debt
    """,
    "price/promotion": """
        discount, coupon, promotion, promo, offer, voucher, points, rewards, loyalty, gift card
    """,
    "logistics": """
        delivery, deliver, delivered, shipping, shipped, courier, parcel, package, order arrived,
        tracking, dispatch, warehouse
    """,
    "logistics/delay": """
        late delivery, delayed, delay, arrived late, still waiting for my, took weeks, not arrived,
        hasn't arrived, has not arrived, days late, hours late, on time
    """,
    "logistics/missing": """
        missing, wrong item, wrong order, never arrived, never received, not received, incomplete,
        lost my, left out, forgot my
    """,
    "logistics/packaging": """
        packaging, packed, box, spilled, wrapped, container
    """,
    "environment": """
        environment, clean, dirty, filthy, toilet, restroom, bathroom, parking, noisy, crowded, seat,
        seats, table, decor, atmosphere, air conditioning, lounge, smell
    """,
    "system_fault": """
        app, website, site, page, system, software, crash, crashes, crashed, crashing, bug, bugs, glitch,
        error message, freezes, update, loading, online banking, outage
    """,
    "system_fault/network": """
        network, signal, internet, broadband, wifi, wi-fi, data, 5g, 4g, coverage, connection, roaming,
        router, disconnected, calls drop, dropped calls
    """,
    "system_fault/account": """
        login, log in, log on, sign in, password, account, locked, locked out, verification,
        verification code, otp, register, username, card blocked, pin
    """,
    "safety": """
        injured, injury, fire, smoke, explosion, electric shock, gas leak, brake failure, accident,
        dangerous, unsafe, burned, hospital, airbag
    """,
    "privacy": """
        privacy, personal information, personal data, data breach, leaked my, identity theft, spam calls,
        without my consent
    """,
    "honesty": """
        misleading, misled, false advertising, lied, deceptive, promised, hidden fee, hidden fees,
        hidden charges, scam, fraud, bait and switch, dishonest
    """,
}

SECTION: dict[str, str] = {
    "pre_sale": """
        interested in, looking to buy, how much, price list, opening hours, test drive, do you sell,
        availability, in stock, open an account, quote
    """,
    "sale": """
        order, ordered, checkout, paid, delivery, waiter, queue, purchase, bought, dine, menu, counter
    """,
    "after_sale": """
        refund, return, warranty, repair, complaint, exchange, maintenance, invoice, cancel,
        compensation, never arrived
    """,
    "technical_support": """
        app, login, log in, password, crash, error, bug, website, network, internet, wifi, signal,
        update, install, connect
    """,
}

URGENCY: dict[str, str] = {
    "safety": """
        caught fire, on fire, smoke coming, explosion, exploded, electric shock, gas leak, brake failure,
        brakes failed, brakes did not, brakes didn't, lost control, airbag, trapped, life threatening,
        life-threatening, overheated, swelling battery, short circuit, suicide, kill myself,
        steering locked
    """,
    "injury": """
        injured, injury, hospital, emergency room, ambulance, bleeding, broken bone, fracture, burned my,
        burnt my, allergic reaction, choked, choking, stitches, unconscious, fainted, assaulted, hit me,
        broke my tooth, chipped my tooth, slipped and fell
    """,
    "food_poisoning": """
        food poisoning, vomiting, threw up, throwing up, diarrhea, diarrhoea, got sick after, became ill,
        fell ill, stomach cramps, violently ill, sick all night
    """,
    "large_loss": """
        drained my account, emptied my account, unauthorized transaction, unauthorised transaction,
        unauthorized transactions, fraudulent charges, stolen money, life savings, money is gone,
        money has disappeared, hacked, identity theft, lost thousands, account was hacked
    """,
    "privacy_leak": """
        data breach, leaked my, personal data was, my data was exposed, sold my information,
        sold my data, exposed my personal
    """,
    "system_down": """
        system is down, whole system, completely down, total outage, outage, nobody can log in,
        no one can log in, everyone is affected, all our users, cannot operate
    """,
    "legal_threat": """
        lawyer, attorney, sue you, suing, lawsuit, legal action, small claims, consumer protection,
        ombudsman, regulator, police report, called the police, report to the police, cfpb, bbb,
        trading standards, consumer council, solicitor
    """,
    "media_threat": """
        media, journalist, newspaper, press, go viral, post this online, twitter, social media,
        news station, tv station, tell everyone online, expose you
    """,
    "foreign_object": """
        hair in my, hair in the, insect in, bug in my, cockroach in, fly in my, piece of glass, glass in,
        metal in, plastic in, mouldy, moldy, rotten, maggot, maggots, worm, expired
    """,
    "repeated_contact": """
        third time, fourth time, fifth time, multiple times, several times, many times,
        called five times, called three times, again and again, keep calling, contacted you repeatedly,
        numerous calls, numerous times, over and over
    """,
    "equipment_stopped": """
        production stopped, line is down, cannot open my store, machine is down, terminal is down,
        out of service
    """,
    "pressing": """
        urgent, urgently, asap, immediately, emergency, right now, today please, before tonight
    """,
    "strong_anger": """
        never again, furious, outrageous, disgraceful, absolutely disgusted, criminals
    """,
}

HYPOTHETICAL = """
    no, not, never, nobody, no one, none, without, avoid, prevent, if, in case, afraid, worried, might
"""

DISSATISFACTION: dict[float, str] = {
    1.0: """
        is this how, seriously, are you kidding, what a joke, last time, never again, so called,
        so-called, supposedly, i guess, taking my business elsewhere, switch to another,
        closing my account
    """,
    0.6: """
        still, again, yet another, every time, always, once more, finally, even though i, supposed to,
        told me, keep, keeps
    """,
}

SARCASM: dict[float, str] = {
    1.2: """
        thanks for nothing, so-called, so called, oh great, oh wonderful, just great, just wonderful,
        just what i needed, how lovely, well done for, congratulations on, great job losing,
        what a surprise, real genius, bravo, yeah right, as if, so thoughtful of you, love how you,
        love waiting, nice job ruining,
        lucky me, how thoughtful, how generous, so kind of you, what a treat, nothing says, who needs,
        who doesn't love, because who, always wanted, ten out of ten for, round of applause, slow clap,
        full marks for, top marks for, congrats on, congratulations to, thanks a lot, brilliant idea,
        wonderful timing, what could go wrong, must be nice, so glad i, glad i paid, love paying, love being,
        love when, love it when, nothing better than, nothing like, can't wait to, truly impressive,
        truly inspiring, a masterclass in, world class, award for, medal for, bravo on, well played
    """,
}

NOISE = """
    lorem ipsum, asdf, asdfghjkl, qwerty, qwertyuiop, test test, this is a test, unsubscribe, auto-reply,
    automatic reply, out of office
"""
