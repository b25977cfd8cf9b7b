/*
 * Exchange: the rules under the lock. self is a registration of an armed waiter, or NOBODY for an operation
 * that stands nowhere.
 */
/*
 * Exchange.claimPartner. -> partner, or NOBODY. A waiter's id is its number here. own is self, or NOBODY.
 */
inline claimPartner(l, own) {
    do
    :: atomic { k == size[l] -> partner = NOBODY; break }
    :: atomic {
            k < size[l] ->
            candidate = QUEUED(l, k);
            passOver = (own != NOBODY && WAITER(candidate) == WAITER(own));
#ifdef MUTANT_CLAIM_ORDER
            selfFirst = (own != NOBODY)
#else
            selfFirst = (own != NOBODY && WAITER(own) < WAITER(candidate))
#endif
        };
        if
        :: passOver -> k++
        :: else ->
            if
            :: selfFirst -> claim(WAITER(own))
            :: else -> ok = true
            fi;
            if
            :: !ok -> partner = NOBODY; break
            :: else
            fi;
            claim(WAITER(candidate));
            claimed = ok;
            if
            :: claimed && own != NOBODY && !selfFirst ->
                claim(WAITER(own));
                if
                :: !ok -> unclaim(WAITER(candidate)); partner = NOBODY; break
                :: else
                fi
            :: !claimed && selfFirst -> unclaim(WAITER(own))
            :: else
            fi;
            remove(l, candidate);
            if
            :: claimed -> d_step { served(l, candidate); partner = candidate }; break
            :: else
            fi
        fi
    od;
    atomic { k = 0; candidate = 0; passOver = false; selfFirst = false; claimed = false }
}

/* Exchange.complete: the claimed waiter of another thread, which is signalled in exit. */
inline complete(r, newItem) {
#ifdef MUTANT_WAKE_BEFORE_COMPLETE
    signal(WAITER(r));
    finish(r, DONE, newItem)
#else
    finish(r, DONE, newItem);
    woken = WAITER(r)
#endif
}

/* -> result */
inline finishIfLive(verdict) {
    result = verdict;
    if
    :: self != NOBODY ->
        claim(WAITER(self));
        if
        :: ok -> finish(self, verdict, 0)
        :: else -> result = LOST
        fi
    :: else
    fi
}

/* Exchange.give, for self or (NOBODY) for an operation that stands nowhere. -> result */
inline give(c, e) {
    if
    :: IS_CLOSED(c) -> finishIfLive(CLOSED)
    :: else ->
        claimPartner(LINE(c, RECEIVERS_LINE), self);
        if
        :: partner != NOBODY ->
            if
            :: self != NOBODY -> finish(self, DONE, 0)
            :: else
            fi;
            complete(partner, e);
#ifdef MUTANT_GIVE_TWICE
            takeTicket(c, e);
            offerGated(c, e);
#endif
            d_step { partner = NOBODY; result = DONE }
        :: else ->
            if
#ifdef MUTANT_GIVE_IGNORES_FULL
            :: !HAS_RING(c) ->
#else
            :: !HAS_RING(c) || IS_FULL(c) ->
#endif
                result = (self != NOBODY && IS_OVER(WAITER(self)) -> LOST : BLOCKED)
            :: else ->
#ifdef MUTANT_GIVE_WITHOUT_CLAIM
                ok = true;
#else
                if
                :: self != NOBODY -> claim(WAITER(self))
                :: else -> ok = true
                fi;
#endif
                if
                :: ok ->
                    takeTicket(c, e);
                    offerGated(c, e);
                    if
                    :: self != NOBODY -> finish(self, DONE, 0)
                    :: else
                    fi;
                    result = DONE
                :: else -> result = LOST
                fi
            fi
        fi
    fi
}

/* Exchange.takeFromSender. -> element, or 0 */
inline takeFromSender(c) {
    claimPartner(LINE(c, SENDERS_LINE), self);
    if
    :: partner == NOBODY -> element = 0
    :: else ->
        atomic { element = item[partner]; leave(c, element) };
        if
        :: self != NOBODY -> finish(self, DONE, element)
        :: else
        fi;
        complete(partner, 0);
        partner = NOBODY
    fi
}

/* Exchange.take. -> element, or 0 if there is none, or self is over */
inline take(c) {
    if
#ifdef MUTANT_TAKE_SENDER_FIRST
    :: !HAS_RING(c) || IS_EMPTY(c) || size[LINE(c, SENDERS_LINE)] > 0 -> takeFromSender(c)
#else
    :: !HAS_RING(c) || IS_EMPTY(c) -> takeFromSender(c)
#endif
    :: else ->
        if
        :: self != NOBODY -> claim(WAITER(self))
        :: else -> ok = true
        fi;
        if
        :: !ok -> element = 0
        :: else ->
            pollGated(c);
            if
            :: self != NOBODY -> finish(self, DONE, element)
            :: else
            fi;
#ifndef MUTANT_NO_REFILL
            claimPartner(LINE(c, SENDERS_LINE), NOBODY);
            if
            :: partner != NOBODY ->
                offerGated(c, item[partner]);
                complete(partner, 0);
                partner = NOBODY
            :: else
            fi
#endif
        fi
    fi
}

/* Exchange.takeFor. -> result, and element */
inline takeFor(c) {
    take(c);
    if
    :: element != 0 -> result = DONE
    :: else ->
        if
        :: IS_DRAINED(c) -> finishIfLive(CLOSED)
        :: else -> result = (IS_OVER(WAITER(self)) -> LOST : BLOCKED)
        fi
    fi
}

/* Exchange.failAll. -> failed, a set of waiters */
inline failAll(l) {
    do
    :: atomic { size[l] == 0 -> break }
    :: atomic { size[l] > 0 -> candidate = QUEUED(l, 0) };
        remove(l, candidate);
        claim(WAITER(candidate));
        if
        :: ok ->
            failed = failed | (1 << WAITER(candidate));
            finish(candidate, CLOSED, 0)
        :: else
        fi
    od;
    candidate = 0
}

/* Exchange.close */
inline closeExchange(c) {
    tail[c] = tail[c] | CLOSED_BIT; /* Ring.close; without a ring, the field closed */
#ifndef MUTANT_CLOSE_SKIPS_SENDERS
    failAll(LINE(c, SENDERS_LINE));
#endif
    failAll(LINE(c, RECEIVERS_LINE))
}

/* Exchange.enqueue */
inline enqueue(c, r) {
    d_step {
        if
        :: sending[r] -> append(LINE(c, SENDERS_LINE), r); takeTicket(c, item[r])
        :: else -> append(LINE(c, RECEIVERS_LINE), r)
        fi
    }
}
