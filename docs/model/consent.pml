/* Consent between Parties that have nobody above them: the rules of docs/model.md, searched for all orders of acts.
 *
 * N Parties (2 or 3) and R rival proposals (2 or 3) over one base, of which K are needed. Each feed has at most ACTS
 * acts, all feeds together at most TOTAL. A Party may break rule 4, and with HOSTILE rule 1: such an act is void, and
 * all have to see that alike. README.md says what is left out and has the commands.
 *
 * JOINER            the last Party is not in the base; a proposal may bind it, and then it must accept for itself
 * HOSTILE           Parties also answer what they have not seen, what does not bind them and what they have answered
 * QUIET             Parties decline only by accepting a rival
 * STORIES           Party 0 may begin a second story at any time: acts with the numbers of others that it signs as well
 * Broken on purpose, to see the search find it:
 * RULE4_LEFT_OUT    an acceptance is valid although the Party has accepted a rival that is not dead
 * LOOSE_MAJORITY    more than half of all bound Parties agree, joiners among them, instead of K of the base
 * JUDGE_BY_ARRIVAL  whether a rival is dead is judged by what has arrived here, not by the act's past
 * BOTH_STORIES_COUNT  what a Party signed from the first number with two acts on counts, in both of its stories
 * DEATHS_NEED_NOT_STAND  an acceptance counts where a rival that its Party had accepted before is dead no longer
 * False claims, to see how far the search gets:
 * NEVER_AGREED      nothing is ever agreed
 * NEVER_AGAIN       nothing is ever agreed with the help of a Party that had accepted a rival before
 */
#ifndef TOTAL
#define TOTAL (N * ACTS)
#endif
#ifdef JOINER
#define BASE (N - 1)
#define JOINS(x) joins[x]
#else
#define BASE N
#define JOINS(x) 0
#endif
#define BOUND(q, x) (q < BASE || JOINS(x))

/* The acts of a Party are a line. With STORIES there is one line more, the second story of Party 0, which is written as
 * by a Party that has what Party 0 had when it began. `cut` is the number of its first act, and 0 while there is none. */
#ifdef STORIES
#define LINES (N + 1)
#define OWNER(q) (q < N -> q : 0)
#define CUT(r, n) (r == N || (r == 0 && n >= cut))
byte cut;
#else
#define LINES N
#define OWNER(q) (q)
#define CUT(r, n) false
#define cut 0
#endif

mtype = {PROPOSE, ACCEPT, DECLINE}

/* Act n of line q, counted from 1, says VERB of the proposal ABOUT, and its past is {r: PAST} for all lines r. */
mtype verb[LINES * ACTS];
byte about[LINES * ACTS];
byte past[LINES * ACTS * LINES];
#define VERB(q, n) verb[(q) * ACTS + (n) - 1]
#define ABOUT(q, n) about[(q) * ACTS + (n) - 1]
#define PAST(q, n, r) past[((q) * ACTS + (n) - 1) * LINES + (r)]

/* The proposals that are made: by whom, in which act, and whether they bind the joiner. */
byte made;
byte by[R];
byte number[R];
byte joins[R];

/* What v has of each line q, and q's valid answer to x as v holds it: 0, ACCEPT or DECLINE, SINCE an act of q. */
byte seen[LINES * LINES];
mtype answer[LINES * LINES * R];
byte since[LINES * LINES * R];
#define SEEN(v, q) seen[(v) * LINES + (q)]
#define ANSWER(v, q, x) answer[((v) * LINES + (q)) * R + (x)]
#define SINCE(v, q, x) since[((v) * LINES + (q)) * R + (x)]
/* What the author of line q said of x in that story, which goes back to before the cut. */
#define EARLIER(v, q, x) (q == N && SINCE(v, 0, x) > 0 && SINCE(v, 0, x) < cut)
#define SAID(v, q, x) (EARLIER(v, q, x) -> ANSWER(v, 0, x) : ANSWER(v, q, x))

/* Receiving changes nothing for others, so it can wait until the Party writes: who has begun to receive has the turn
 * until it writes, or for ever. Nothing is lost but different orders of the same. */
byte turn = LINES;

/* Scratch within one step, no part of the state. */
hidden byte n, r, x, y, yes, no, joined, valid, both_here;
hidden byte limit[LINES];
hidden byte agreed[R];
hidden byte here[R];
hidden byte dead[R];
hidden byte dead_here[R];
hidden byte z, first;

/* In the past `limit` act n of line r stands: it is there, and its Party has not told two stories before it. */
#if defined(STORIES) && !defined(BOTH_STORIES_COUNT)
#define TWO (cut > 0 && limit[0] >= cut && limit[N] > 0)
#else
#define TWO false
#endif
#define STANDS(r, n) (n <= limit[r] && !(TWO && CUT(r, n)))

/* Count the answers to x that v holds to be valid and that are within `limit`. */
inline count(v, x) {
    yes = 0; no = 0; joined = 0;
    for (r : 0 .. LINES - 1) {
        if
        :: !STANDS(r, SINCE(v, r, x)) -> skip
        :: else ->
            first = true;                       /* whether it is the Party's only acceptance that counts */
#if defined(STORIES) && !defined(DEATHS_NEED_NOT_STAND)                             /* rule 7 */
            for (z : 0 .. R - 1) {
                if
                :: z != x && SAID(v, r, z) == ACCEPT && !dead[z] ->
                    first = first && (SINCE(v, r, x) < SINCE(v, r, z) && !EARLIER(v, r, z))
                :: else
                fi
            }
#endif
            yes = yes + (OWNER(r) < BASE && ANSWER(v, r, x) == ACCEPT && first);
            joined = joined + (OWNER(r) >= BASE && ANSWER(v, r, x) == ACCEPT && first);
            no = no + (ANSWER(v, r, x) == DECLINE -> (OWNER(r) < BASE -> 1 : N) : 0)    /* a joiner's is enough */
        fi
    }
}
#define DEAD (no > BASE - K)                                                        /* rule 3 */
#ifdef LOOSE_MAJORITY
#define AGREED(x) (2 * (yes + joined) > BASE + JOINS(x))
#else
#define AGREED(x) (STANDS(by[x], number[x]) && yes >= K && joined == JOINS(x))
#endif

/* Party v, who has its past, takes the next act of line q and judges it. */
inline judge(v, q) {
    n = SEEN(v, q) + 1;
    x = ABOUT(q, n);
    for (r : 0 .. LINES - 1) { limit[r] = PAST(q, n, r) }
    limit[q] = n;
    if
    :: VERB(q, n) == PROPOSE -> valid = false
    :: else -> valid = STANDS(by[x], number[x]) && BOUND(OWNER(q), x) && SAID(v, q, x) == 0 &&      /* rule 1 */
                       STANDS(q, n)
    fi;
#ifndef RULE4_LEFT_OUT
#ifdef JUDGE_BY_ARRIVAL
    for (r : 0 .. LINES - 1) { limit[r] = SEEN(v, r) }
#endif
    for (y : 0 .. R - 1) {
        if
        :: valid && VERB(q, n) == ACCEPT && y != x && SAID(v, q, y) == ACCEPT ->
            count(v, y);
            valid = DEAD                                                            /* rule 4 */
        :: else
        fi
    }
#ifdef JUDGE_BY_ARRIVAL
    for (r : 0 .. LINES - 1) { limit[r] = PAST(q, n, r) }
#endif
#endif
    printf("Party %d has act %d of %d: %e %d, a valid answer: %d\n", v, n, q, VERB(q, n), x, valid);
    if
    :: valid ->
        ANSWER(v, q, x) = VERB(q, n);
        SINCE(v, q, x) = n;
        for (y : 0 .. R - 1) {
            if
            :: VERB(q, n) == ACCEPT && y < made && STANDS(by[y], number[y]) && BOUND(OWNER(q), y) &&
               SAID(v, q, y) == 0 ->
                ANSWER(v, q, y) = DECLINE;                                          /* rule 2 */
                SINCE(v, q, y) = n
            :: else
            fi
        }
    :: else
    fi;
    SEEN(v, q) = n
}

/* With two stories: where both are known, no rival is agreed of what anyone has had as agreed. */
#ifdef STORIES
bool was[R];
#define REPLACED was[x] = was[x] || here[x]; \
    assert(y == x || !was[x] || !(here[y] && both_here || agreed[y] && TWO))
#else
#define REPLACED
#endif

/* What is dead and what is agreed in the past `limit`. */
inline tell(v) {
    for (x : 0 .. R - 1) { count(v, x); dead[x] = DEAD }
    for (x : 0 .. R - 1) { count(v, x); agreed[x] = AGREED(x) }
}

/* The two properties: of what v has, and of the whole, which is what each has of its own line. */
inline check(v) {
    for (r : 0 .. LINES - 1) {                    /* 2. stability: an answer is the same for all who have the act */
        limit[r] = SEEN(v, r);
        for (x : 0 .. R - 1) {
            assert(SINCE(v, r, x) == (SINCE(r, r, x) <= limit[r] -> SINCE(r, r, x) : 0));
            assert(ANSWER(v, r, x) == (SINCE(r, r, x) <= limit[r] -> ANSWER(r, r, x) : 0))
        }
    }
    tell(v);
    for (x : 0 .. R - 1) { here[x] = agreed[x]; dead_here[x] = dead[x] }
    both_here = TWO;
    for (r : 0 .. LINES - 1) { limit[r] = SEEN(r, r) }
    tell(r);
    for (x : 0 .. R - 1) {
        assert(here[x] <= agreed[x] || TWO);            /* and what is agreed or dead here is so in the whole */
        assert(dead_here[x] <= dead[x] || TWO);
        for (y : 0 .. R - 1) {
            assert(y == x || !agreed[y] || !agreed[x]);                             /* 1. never two rivals */
            assert(y == x || !here[y] || !here[x]);
            REPLACED
        }
#ifdef NEVER_AGREED
        assert(!agreed[x]);
#endif
#ifdef NEVER_AGAIN
        for (r : 0 .. LINES - 1) {
            for (y : 0 .. R - 1) {
                assert(!(agreed[x] && y != x && ANSWER(r, r, x) == ACCEPT && ANSWER(r, r, y) == ACCEPT
                         && SINCE(r, r, y) < SINCE(r, r, x)))
            }
        }
#endif
    }
}

/* Party v adds an act to its line; its past is all that v has. */
inline write(v, says, what) {
    VERB(v, SEEN(v, v) + 1) = says;
    ABOUT(v, SEEN(v, v) + 1) = what;
    for (r : 0 .. LINES - 1) { PAST(v, SEEN(v, v) + 1, r) = SEEN(v, r) }
    judge(v, v)
}

inline propose(v, joining) {
    by[made] = v;
    number[made] = SEEN(v, v) + 1;
    joins[made] = joining;
    made++;
    write(v, PROPOSE, made - 1)
}

#ifdef STORIES
/* The second story begins: who writes it has what Party 0 has. */
inline begin() {
    cut = SEEN(0, 0) + 1;
    for (r : 0 .. LINES - 1) {
        SEEN(N, r) = SEEN(0, r);
        for (x : 0 .. R - 1) {
            ANSWER(N, r, x) = ANSWER(0, r, x);
            SINCE(N, r, x) = SINCE(0, r, x)
        }
    }
}
#endif

#define MY_TURN (turn == LINES || turn == me)
#define ALIKE (LINES - N)               /* the base's Parties are alike from this one on */
#define IN_ORDER (me <= ALIKE || me >= BASE || SEEN(me - 1, me - 1) > 0)
#define HAS(q, r) (PAST(q, SEEN(me, q) + 1, r) <= SEEN(me, r))
#if N == 2
#define HAS_PARTIES(q) (HAS(q, 0) && HAS(q, 1))
#define WRITTEN (SEEN(0, 0) + SEEN(1, 1) + SECOND)
#else
#define HAS_PARTIES(q) (HAS(q, 0) && HAS(q, 1) && HAS(q, 2))
#define WRITTEN (SEEN(0, 0) + SEEN(1, 1) + SEEN(2, 2) + SECOND)
#endif
#ifdef STORIES
#define HAS_PAST(q) (HAS_PARTIES(q) && HAS(q, N) && MAY_HEAR(q))
#ifdef HOSTILE
#define MAY_HEAR(q) true
#else
#define MAY_HEAR(q) (OWNER(me) != OWNER(q))         /* who tells two stories keeps them apart */
#endif
#define SECOND SEEN(N, N)
#define BEGUN (me < N || cut > 0)
#else
#define HAS_PAST(q) HAS_PARTIES(q)
#define SECOND 0
#define BEGUN true
#endif
#ifdef HOSTILE
#define MAY_ANSWER(x) (x < made)
#else
#define MAY_ANSWER(x) (x < made && number[x] <= SEEN(me, by[x]) && BOUND(OWNER(me), x) && SAID(me, me, x) == 0)
#endif

#ifdef QUIET
#define MAY_DECLINE(x) false
#else
#define MAY_DECLINE(x) MAY_ANSWER(x)
#endif

#define WRITE(may, what) d_step { \
    MY_TURN && IN_ORDER && BEGUN && SEEN(me, me) < ACTS && WRITTEN < TOTAL && may -> \
    what; turn = LINES; check(me); skip }
#define RECEIVE(q) d_step { \
    MY_TURN && BEGUN && me != q && SEEN(me, q) < SEEN(q, q) && HAS_PAST(q) -> judge(me, q); turn = me; check(me); skip }

active [LINES] proctype Party() {
    byte me = _pid;
end:
    do
    :: WRITE(made < R, propose(me, 0))                                              /* rule 5: it answers nothing */
#ifdef JOINER
    :: WRITE(made < R, propose(me, 1))
#endif
    :: WRITE(MAY_ANSWER(0), write(me, ACCEPT, 0))
    :: WRITE(MAY_DECLINE(0), write(me, DECLINE, 0))
    :: WRITE(MAY_ANSWER(1), write(me, ACCEPT, 1))
    :: WRITE(MAY_DECLINE(1), write(me, DECLINE, 1))
#if R > 2
    :: WRITE(MAY_ANSWER(2), write(me, ACCEPT, 2))
    :: WRITE(MAY_DECLINE(2), write(me, DECLINE, 2))
#endif
    :: RECEIVE(0)
    :: RECEIVE(1)
#if LINES > 2
    :: RECEIVE(2)
#endif
#if LINES > 3
    :: RECEIVE(3)
#endif
#ifdef STORIES
    :: d_step { turn == LINES && me == N && cut == 0 && WRITTEN < TOTAL -> begin(); skip }
#endif
    od
}
