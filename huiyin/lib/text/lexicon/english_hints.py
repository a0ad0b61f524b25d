"""English hints at category, section and urgency (comma between, lower case): for the heads to weigh."""

TOPIC: dict[str, str] = {
    "product_quality": """
        poor quality, good quality, low quality, cheap materials, stitching, seams, shrank, faded, fits, fit,
        sizing, too small, too big, runs small, counterfeits, knockoff, refurbished, flimsy, sturdy, well made,
        durable, worn out, texture, course content, curriculum, lesson, lessons, teaching, diagnosis, treatment,
        mattress, screen quality, sound quality, picture quality, battery life, mileage, ending, plot,
        storyline, translation
    """,
    "product_quality/taste": """
        tastes, flavourful, flavorful, flavourless, flavorless, overcooked, cold chips, chips, fries, pizza,
        burger, curry, steak, lamb, salad, bread, cake, dessert, breakfast, dinner, lunch, buffet, menu, drink,
        drinks, wine, sweet, sour, bitter, spicy, oily, greasy, chewy, rubbery, lukewarm, stone cold,
        piping hot, scones, sauce, seasoning, dumplings, pasta
    """,
    "product_quality/portion": """
        tiny portion, generous portion, half empty, half full, smaller than, not filling, left hungry,
        portion size, short measure, underweight, shrunk, skimpy, mostly ice
    """,
    "product_quality/defect": """
        broke, breaks, snapped, fell apart, falling apart, split, torn, ripped, dented, dent, bent, damaged,
        dead on arrival, won't turn on, won't start, will not start, not working, doesn't charge, won't charge,
        overheats, overheating, rattles, rattling, grinding, stalls, stalled, gearbox, transmission, tyre,
        tyres, tires, clutch, leaks, leaked, rust, rusty, short circuit, blank screen, screen went, heater,
        boiler, lift broken, elevator, out of order, power cut, no hot water, blocked drain, mould on the wall
    """,
    "food_safety": """
        hair, bug, bugs, maggot, maggots, worm, worms, cockroaches, mouse, mice, rat, rats, mould, mold,
        food poisoned, sick after, ill after, threw up, glass in, plastic in, metal in, pink inside, raw inside,
        bloody, past its date, out of date, use by, sell by, best before, allergen, allergens, allergy,
        nut allergy, peanut, hygiene, gloves, kitchen, gone off, smelled off, sour milk, slimy
    """,
    "service_process": """
        appointments, bookings, reservation, reserve, check in, check-in, check out, check-out, checkin,
        boarding, gate, luggage, baggage, paperwork, documents, document, proof of, signature, sign up, enrol,
        enroll, enrolment, registration, registered, application form, approval, approved, mortgage, loan, visa,
        passport, permit, licence, license, claim form, claims, policy number, department, passed around,
        transferred me, different departments, bounced between, no one told, nobody told, without notice,
        notify, notified, communication, communicate, follow up, follow-up, callback, call back, called back,
        reply, replied, response, hotline, helpline, phone line, opening hours, closed early, understaffed,
        self checkout, kiosk, ticket, ticket machine, council, referral, prescription, discharge, landlord,
        tenancy, concierge, handover, timetable, schedule, rebook, rebooked, branch closed, cashier
    """,
    "service_process/waiting": """
        waits, long wait, wait time, waiting time, waiting room, queues, queued, queuing, queueing, minutes,
        an hour, two hours, half an hour, forever, ages, slow, so slow, took forever, quick, quickly, fast,
        speedy, in no time, straight away, no queue, no waiting, seated, on the phone for, music, put on hold,
        prompt, promptly, efficient, delayed flight, delay, delays, backlog, understaffed
    """,
    "service_process/refund": """
        refunded, refunds, refunding, returns, returned, returning, sent back, send it back, exchanged, swap,
        swapped, replacement, replaced, compensate, compensated, reimbursed, deposit, deposit back, cancel,
        cancelled, canceled, cancelling, cancellation fee, claim, claims, claim denied, denied my claim, payout,
        pay out, chargeback, credit note, store credit, goodwill
    """,
    "service_process/repair": """
        repairs, repairing, fixing, engineer, plumber, electrician, mechanics, garage, service centre,
        service center, oil change, mot, bodywork, paintwork, respray, brake pads, warranty repair, guarantee,
        under warranty, out of warranty, install, installing, installer, fitted, fitter, fitting, tow, towed,
        recovery, breakdown, recall, replaced the, part, parts, courtesy car, loan car, diagnostic, inspection,
        maintenance request
    """,
    "staff_attitude": """
        nurse, nurses, doctor, doctors, receptionist, reception, teacher, teachers, tutor, instructor, coach,
        host, hostess, server, servers, barista, chef, bartender, crew, flight attendant, cabin crew,
        stewardess, steward, security guard, guard, salesperson, salesman, saleswoman, sales rep, sales team,
        salespeople, team, lady, gentleman, young man, lad, guy, girl, chap, owner, supervisor, operator,
        support agent, advisors, housekeeper, housekeeping, porter, officer, official, civil servant, concierge,
        kind, kindness, patient, patience, warm, welcoming, courteous, attentive, caring, smile, smiled,
        smiling, manners, impolite, arrogant, condescending, patronising, patronizing, dismissive, ignored,
        ignored me, ignoring, shouted, shouted at, yelled, yelled at, rolled her eyes, rolled his eyes,
        eye roll, hung up, snapped at, sneered, laughed at, lazy, on his phone, on her phone, chatting,
        couldn't care less, pushy, hard sell, bullied, discriminated, racist, sexist, service was,
        great service, terrible service, poor service, customer care
    """,
    "price": """
        pricing, priced, costs, charges, tuition, fare, fares, room rate, premium, premiums, rent,
        service charge, delivery fee, resort fee, booking fee, parking fee, money, worth, worth it,
        worth every penny, value for money, good value, rip off, rip-off, bargain, costly, steep, price hike,
        price increase, price rise, went up, gone up, hike, per month, a month, quid, pounds, dollars, tariff,
        cheaper, dearer, exchange rate, interest rate, apr
    """,
    "price/billing": """
        bills, invoices, billed, double billed, double charge, charged me, charged again, charging me,
        still charging, debit, direct debit, debited, standing order, auto renew, auto-renew, auto-renewal,
        autopay, renewal, renewed without, overdraft, late fee, late fees, balance, transaction, transactions,
        transfer, receipt, receipts, vat, tax, credit card, statement shows, instalment, installment,
        installments, repayment, repayments, outstanding, topped up, top up, top-up, refund not received,
        credited, payment failed, payment went, charged for, extra charge, unexpected charge
    """,
    "price/promotion": """
        discounts, coupons, promotions, offers, vouchers, sale price, deal, deals, black friday, flash sale,
        buy one get one, bogo, half price, free gift, freebie, reward, reward points, loyalty card,
        loyalty points, cashback, cash back, air miles, miles, membership, member, student discount,
        referral bonus, welcome offer, sign up bonus, promo code, new customers, existing customers, trade-in,
        gift cards, giveaway, prize
    """,
    "logistics": """
        shipment, ships, ship, shipping cost, postage, post office, mail, mailed, posted, dispatched, parcels,
        packages, carrier, delivery driver, delivery man, delivery guy, doorstep, porch, locker, pickup point,
        pick up, collection, collect, click and collect, delivery slot, delivery address, customs,
        tracking number, tracking page, order number, drop off, depot, signed for, left outside
    """,
    "logistics/delay": """
        late, delays, slow delivery, slow shipping, still not here, still hasn't, hasn't shipped, not shipped,
        not dispatched, stuck in, stuck at, no movement, overdue, weeks late, a week late, expected delivery,
        estimated delivery, delivery date, next day, next-day, same day, early, arrived early, on schedule,
        fast delivery, quick delivery, fast shipping, rescheduled, keeps changing, behind schedule,
        waiting for my order, where is my order, where is my parcel
    """,
    "logistics/missing": """
        wrong size, wrong colour, wrong color, wrong model, wrong product, wrong one, wrong address,
        sent me the wrong, sent the wrong, instead of the, short one, one short, items missing, item missing,
        parts missing, not in the box, not in the bag, empty box, empty parcel, says delivered,
        marked as delivered, marked delivered, lost in, lost parcel, lost luggage, lost baggage, stolen,
        went missing, forgot the, left off, someone else's, neighbour's, neighbor's, no cutlery
    """,
    "logistics/packaging": """
        boxes, boxed, wrapping, bubble wrap, plastic bag, paper bag, cardboard, carton, padded, squashed,
        crushed, leaked everywhere, spilt, spilling, soaked, lid, lids, sealed, unsealed, seal, insulated,
        ice pack, gift wrap, gift box, excess packaging, too much plastic, tape, polystyrene
    """,
    "environment": """
        room, rooms, bed, beds, sheets, towels, shower, pillow, carpet, corridor, lobby, hotel room, pool, gym,
        changing room, changing rooms, locker room, classroom, ward, waiting area, shop floor, stairs, ramp,
        wheelchair, wheelchair access, accessible, step-free, lighting, lights, dark, dim, loud, music too loud,
        noise, noise from, quiet, cosy, cozy, stuffy, freezing, too hot, too cold, heating, aircon, ac, a/c,
        ventilation, smells, smelly, stinks, damp, dust, dusty, rubbish, litter, bins, spotless, tidy, filth,
        sticky, cramped, spacious, packed, car park, parking space, playground, garden, view, ambience,
        ambiance, decoration, high chair, benches, bench, bed bugs, cockroaches, pests
    """,
    "system_fault": """
        apps, crashing, freezing, froze, frozen, hangs, hang, lag, laggy, lags, slow to load, won't load,
        doesn't load, not loading, won't open, doesn't open, blank page, white screen, black screen, spinning,
        error, errors, error code, failed, fails, button, buttons, menu option, feature, features, interface,
        layout, dark mode, font, search, filter, notification, notifications, push, popup, pop-up, pop-ups, ads,
        advert, adverts, sync, syncing, backup, export, bluetooth, satnav, navigation, infotainment, carplay,
        android auto, qr code, scanner, cash machine, atm, chatbot, bot, self service, online form, portal,
        server, servers, down, downtime, maintenance window, version, latest version, new version, upgrade,
        compatibility, save, lost my data, data loss, saved game, checkout page
    """,
    "system_fault/network": """
        wi fi, mobile data, reception, bars, no bars, no service, dead zone, patchy, buffering, buffers, speeds,
        speed test, mbps, slow internet, slow broadband, dropouts, drops out, keeps dropping, dropped,
        call quality, calls, fibre, fiber, landline, line is dead, dead line, mast, tower, hotspot, throttled,
        throttling, esim, sim, sim card, modem, offline, crackling, can't hear
    """,
    "system_fault/account": """
        logins, logged out, logging in, log back in, signed out, sign-in, signing in, passcode, passwords,
        reset my password, reset password, password reset, reset link, verify, verify my identity,
        identity check, code never, security code, face id, fingerprint, two factor, two-factor, 2fa,
        authentication, authenticator, blocked, block, unblock, suspended, frozen account, account frozen,
        banned, ban, deactivated, registering, registration, create an account, delete my account,
        close my account, change my email, phone number, old number, access my account, security questions,
        profile
    """,
    "safety": """
        fell, slipped, tripped, trip hazard, hazard, hazardous, danger, unsafe to, safety, safe, risk, burnt,
        scalded, bleeding, blood, cut my, cut his, cut her, wound, ambulance, emergency, brakes, brake,
        steering, seat belt, seatbelt, smoking, sparks, sparking, burning smell, gas, carbon monoxide,
        electrocuted, shocked me, exposed wires, exposed wire, live wire, cable, fire exit, fire door,
        fire alarm, collapsed, ceiling, fell off, fell on, trapped, stuck in the lift, choking, swallowed,
        allergic, drowned, drowning, attacked, assaulted, threatened, stolen from, theft, stolen card, fraud,
        scammed, scammers, phishing, hacked, speeding, swerved, drunk, dog bit
    """,
    "privacy": """
        my details, my data, personal details, someone else's account, someone else's details, another customer,
        other customers, other people's, private, confidential, confidentiality, medical records, records,
        leaked, leak of, breach, gdpr, consent, permission, permissions, tracking me, spam, spam texts,
        marketing calls, marketing emails, cold calls, cold callers, telemarketers, unsubscribe, mailing list,
        sold my number, sold my details, my number to, my address, my phone number, shared my, cctv, camera,
        cameras, hidden camera, filmed, photographed, photo of me, overheard, out loud
    """,
    "honesty": """
        false, fake, fakes, fake reviews, lie, lies, lying, liar, liars, not as described, not as advertised,
        as advertised, as described, advertised, advert says, website says, told me it was, said it would,
        was told, were told, promise, promises, broken promise, guaranteed, small print, fine print,
        terms and conditions, never told, never mentioned, didn't mention, failed to mention, mis-sold, missold,
        mis-selling, trick, tricked, sneaky, sneaked, con, conned, rip-off merchants, shady, dodgy, crooks,
        cheat, cheated, cheating, signed me up, without asking, without telling, honest, honestly priced,
        transparent, transparency, upfront, up front, genuine, clocked, tampered, switched
    """,
}
"""Words that lean to a category without being a thing that is praised or blamed."""

SECTION: dict[str, str] = {
    "pre_sale": """
        thinking of, thinking about buying, considering, planning to, before i buy, before i order,
        before booking, do you have, do you offer, do you accept, do you take, is there a, can i bring,
        can i book, can i reserve, booking for, table for, opening times, open on, what time do, how many seats,
        which model, which plan, which one, difference between, compare, recommend, brochure, catalogue,
        eligibility, eligible, requirements, what documents, apply for, trial, sample, viewing, enrol, enquiry
    """,
    "sale": """
        served, server, waitress, staff, cashier, till, check in, check-in, checked in, boarding, reception,
        room, stay, stayed, meal, food, driver, courier, shipping, packaging, delivered, arrived, branch,
        teller, sign the, signed, handover, showroom, salesman, dealer, appointment, lesson, class, nurse,
        doctor, installer, installed
    """,
    "after_sale": """
        returned, refunded, replaced, replacement, guarantee, broke, broken, stopped working, fell apart,
        after two weeks, after a week, since i bought, bought last, claim, claims, billing, billed, charged,
        overcharged, statement, missing, wrong item, damaged, recall, repaired, garage, leaked my, complained,
        follow up, still waiting
    """,
    "technical_support": """
        bluetooth, sync, router, broadband, fibre, sim, software, server, servers, loading, freezes, version,
        account locked, locked out, verification, code, two factor, sign in, reset, set up, setup, configure,
        pair, connection, printer, driver update, firmware, compatible, notifications
    """,
}

URGENCY: dict[str, str] = {
    "safety": """
        caught alight, burst into flames, flames, smoke, smoke from, smoking, sparks, sparking, burning smell,
        smell of gas, smells of gas, smell gas, gas smell, carbon monoxide, electrocuted, got a shock,
        gave me a shock, live wire, live wires, bare wire, bare wires, exposed wire, exposed wires,
        exposed cable, brakes fail, brakes failing, brake failed, brake pedal, no brakes,
        pedal went to the floor, steering failed, lost power, cut out on, died on the motorway,
        died on the highway, stalled on the, wheel came off, wheel fell off, tyre burst, tyre blew, tire blew,
        ceiling collapsed, ceiling fell, ceiling came down, collapsed, fell from the, came crashing,
        stuck in the lift, stuck in the elevator, stuck in a lift, locked in, fire exit, fire exits, fire door,
        drowning, drowned, nearly drowned, missing child, lost my child, end my life, end it all, self harm,
        don't want to live, someone will die, someone could die, could have died, could have killed,
        going to get killed, get killed, will be killed, fuel leak, petrol leak, swollen battery,
        battery swelled, blew up, overheating, melted, insulin, oxygen, ventilator, defibrillator, manhole,
        hissing, wobbling, wobble, wheel nuts, wheel nut, came loose, red lights, red light, texting while,
        texting the whole, on the phone while driving, falling asleep, fell asleep, drunk driver, stranger,
        intruder, break in, broke in, room key, fuel smell, smell of petrol, smell of fuel, brake fluid,
        grinding brakes, hot to the touch, scorch, scorched, charred, nursery, child, children, toddler, baby,
        elderly, wheelchair, dialysis, pacemaker, wrong insulin, lift drops, someone underneath, nearly hit,
        almost hit, near miss, swinging, loose cable, cable hanging
    """,
    "injury": """
        hurt, got hurt, was hurt, hurt my, injuries, wound, wounded, blood, bled, cut my, cut his, cut her,
        gash, sliced, a&e, er, hospitalised, hospitalized, paramedic, paramedics, surgery, operation, scalded,
        scald, blisters, blister, burn on, burns on, burned, burnt his, burnt her, burned his, burned her,
        broken arm, broken leg, broken wrist, broke my, broke his, broke her, sprained, concussion, knocked out,
        passed out, collapsed, seizure, anaphylaxis, anaphylactic, epipen, swelled up, swollen, hives, rash,
        can't breathe, couldn't breathe, difficulty breathing, trouble breathing, lost a tooth, cracked a tooth,
        cracked my tooth, broken tooth, slipped on, slipped and, tripped over, tripped on, fell down, fell off,
        fell over, dog bit, bitten, punched, pushed me, attacked, hit by, wrong medication, wrong medicine,
        wrong dose, wrong drug, swallowed, chemical burn, lost his finger, trapped finger, fingers,
        degree burns, first aid, bleeding, chipped a tooth, my tooth, my eye, my hand, my leg, my arm, my head,
        his head, her head, bruised, bruises, limping, cast, plaster cast, x-ray, er visit
    """,
    "food_poisoning": """
        food poisoned, poisoned, poisoning, vomited, vomit, been sick, being sick, was sick, were sick,
        both sick, all sick, got sick, sick after, ill after, up all night, the runs, salmonella, e coli,
        norovirus, stomach bug, stomach pains, stomach ache, cramps, upset stomach
    """,
    "large_loss": """
        fraud, fraudulent, fraudsters, scammed, scammed out of, scammers, stolen from my, money stolen,
        money was stolen, money taken, money has gone, money gone, cleared out, cleaned out, wiped out, emptied,
        balance is zero, balance was zero, savings gone, my savings, our savings, pension, house deposit,
        deposit for our house, transferred out, money transferred, not me, wasn't me, did not authorise,
        did not authorize, didn't authorise, didn't authorize, never authorised, never authorized, unauthorised,
        unauthorized, someone used my card, someone else used, cloned card, card cloned, loan in my name,
        loan i never, account in my name, phishing, sim swap, went bust, company has folded, payroll,
        does not exist, doesn't exist, showroom is empty, disappeared, vanished, in full, wired, wire transfer,
        accident car, flood damage, flood damaged, written off, pension pot, inheritance, blocked my number,
        phone is dead, went silent
    """,
    "privacy_leak": """
        leaked, leak of, data leak, breach, exposed, exposing, visible to, can see other, could see other,
        see other people's, other people's, other customers, other customer's, another customer's,
        someone else's account, someone else's statement, someone else's details, someone else's medical,
        wrong person, wrong patient, emailed everyone, cc'd, cc everyone, posted my, published my, shared my,
        gave my address, gave my number, gave out my, passport scan, passport copy, id number, social security,
        ssn, card numbers, medical records, hidden camera, customer list, spreadsheet
    """,
    "system_down": """
        everything is down, all down, all offline, servers are down, server is down, site is down, app is down,
        network is down, system down, systems down, down for everyone, down nationwide, nationwide, whole town,
        whole street, whole building, whole village, entire building, entire street, entire system,
        entire office, all branches, all stores, all our stores, all our branches, nobody can pay,
        can't take payments, cannot take payments, can't take any payments, card payments are down,
        all terminals, tills are down, no one can, nobody can, 999 calls, 911 calls, call 999, call 911,
        emergency calls, emergency services, all our data, data wiped
    """,
    "legal_threat": """
        lawyers, solicitors, legal, legal advice, legal team, court, take you to court, see you in court, sue,
        tribunal, police, reported to, report you to, reporting you, report this to, ombudsmen, ofcom, ofgem,
        fca, ftc, fcc, asa, citizens advice, better business bureau, health inspector, environmental health,
        food standards, health and safety, licensing, ico, information commissioner, data protection,
        consumer affairs, consumer rights, watchdog, regulatory, letter before action, claim form, chargeback,
        dispute it with
    """,
    "media_threat": """
        reporter, reporters, local paper, the papers, the news, newsroom, on the news, news channel, bbc, cnn,
        watchdog programme, going public, go public, going to post, will post, posting this, i'll post,
        video online, posted online, all over facebook, facebook group, tiktok, instagram, reddit, youtube,
        followers, trustpilot, leave reviews everywhere, everyone will know, influencer, blog about
    """,
    "foreign_object": """
        hair, a hair, bug in, bugs in, insect, insects, cockroach, roach, fly in, glass, shard, plastic, metal,
        wire, staple, screw, nail in, stone in, band aid, band-aid, plaster in, rubber band, mould, mold,
        out of date, past its date, raw chicken, raw inside, pink inside, mouse, rat, droppings
    """,
    "repeated_contact": """
        second time, sixth time, seventh time, tenth time, nth time, umpteenth, for the third, for the fourth,
        for the fifth, three times, four times, five times, six times, seven times, ten times, a dozen times,
        dozen times, twice already, three calls, four calls, five calls, six calls, three emails, four emails,
        five emails, six emails, three visits, four visits, three letters, third call, fourth call, fifth call,
        third email, fourth email, third visit, fourth visit, third letter, third engineer, third technician,
        third repair, third replacement, third complaint, repeatedly, time and again, time and time again,
        countless, every week for, every day for, chasing, chased, been chasing, keep being told,
        keep getting told, keep telling me, still no reply, still no answer, still no response, still nobody,
        still no one, still nothing, no reply to, no one has got back, nobody has got back, never called back,
        nobody called back, no one called back, ignored my, went unanswered, unanswered, passed from,
        passed around, bounced between, from pillar to post, as i said before, as i have said, once again,
        yet again
    """,
    "equipment_stopped": """
        can't open, cannot open, can't trade, cannot trade, can't operate, unable to trade, unable to open,
        unable to operate, business is at a standstill, standstill, shut down, shut our, closed our doors,
        losing customers, losing business, card machine, card reader, till is down, pos, pos is down, freezer,
        fridge failed, cold storage, production line, assembly line, factory, warehouse is stopped,
        work has stopped, whole team, whole office, entire team, whole company, fleet, surgery closed,
        clinic closed, can't work, cannot work
    """,
    "pressing": """
        as soon as possible, straight away, at once, right away, this minute, within the hour, within an hour,
        by tonight, by tomorrow, before tomorrow, tomorrow morning, by noon, by five, by 5, deadline, due today,
        flight leaves, flight is in, my flight, time sensitive, time-sensitive, please hurry, hurry,
        quickly please, answer quickly, need it today, need this today, need it tomorrow, wedding is, funeral,
        exam tomorrow, running out
    """,
    "strong_anger": """
        disgusted, disgrace, appalled, appalling, livid, fuming, enraged, absolute joke, shame on you, shameful,
        thieves, crooks, criminal, scum, robbery, daylight robbery, worst company, worst ever, had enough,
        fed up, sick of, sick and tired, unacceptable, utterly, rot in hell
    """,
}
"""Words that go with harm, threats and haste, and often mean none: the heads weigh them, no rule acts on them."""
