/* Consent between Parties that have nobody above them: the rules of docs/model.md, searched for all orders of acts.
 *
 * N Parties (2 or 3) and R rival proposals (2 or 3) over one base, of which K are needed. Each feed has at most ACTS
 * acts, all feeds together at most TOTAL. A Party may break rule 4, and with HOSTILE rule 1: such an act is void, and
 * all have to see that alike. README.md says what is left out and has the commands.
 *
 * JOINER            the last Party is not in the base; a proposal may bind it, and then it must accept for itself
 * HOSTILE           Parties also answer what they have not seen, what does not bind them and what they have answered
 * Broken on purpose, to see the search find it:
 * RULE4_LEFT_OUT    an acceptance is valid although the Party has accepted a rival that is not dead
 * LOOSE_MAJORITY    more than half of all bound Parties agree, joiners among them, instead of K of the base
 * JUDGE_BY_ARRIVAL  whether a rival is dead is judged by what has arrived here, not by the act's past
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

mtype = {PROPOSE, ACCEPT, DECLINE}

/* Act n of feed q, counted from 1, says VERB of the proposal ABOUT, and its past is {r: PAST} for all Parties r. */
mtype verb[N * ACTS];
byte about[N * ACTS];
byte past[N * ACTS * N];
#define VERB(q, n) verb[(q) * ACTS + (n) - 1]
#define ABOUT(q, n) about[(q) * ACTS + (n) - 1]
#define PAST(q, n, r) past[((q) * ACTS + (n) - 1) * N + (r)]

/* The proposals that are made: by whom, in which act, and whether they bind the joiner. */
byte made;
byte by[R];
byte number[R];
byte joins[R];

/* What Party v has of each feed q, and q's valid answer to x as v holds it: 0, ACCEPT or DECLINE, SINCE an act of q. */
byte seen[N * N];
mtype answer[N * N * R];
byte since[N * N * R];
#define SEEN(v, q) seen[(v) * N + (q)]
#define ANSWER(v, q, x) answer[((v) * N + (q)) * R + (x)]
#define SINCE(v, q, x) since[((v) * N + (q)) * R + (x)]

/* Receiving changes nothing for others, so it can wait until the Party writes: who has begun to receive has the turn
 * until it writes, or for ever. Nothing is lost but different orders of the same. */
byte turn = N;

/* Scratch within one step, no part of the state. */
hidden byte n, r, x, y, yes, no, joined, valid, agreed_here, dead_here;
hidden byte limit[N];
hidden byte agreed[R];

/* Count the answers to x that v holds to be valid and that are within `limit`. */
inline count(v, x) {
    yes = 0; no = 0; joined = 0;
    for (r : 0 .. N - 1) {
        if
        :: SINCE(v, r, x) > limit[r] -> skip
        :: else ->
            yes = yes + (r < BASE && ANSWER(v, r, x) == ACCEPT);
            joined = joined + (r >= BASE && ANSWER(v, r, x) == ACCEPT);
            no = no + (ANSWER(v, r, x) == DECLINE -> (r < BASE -> 1 : N) : 0)       /* a joiner's is enough */
        fi
    }
}
#define DEAD (no > BASE - K)                                                        /* rule 3 */
#ifdef LOOSE_MAJORITY
#define AGREED(x) (2 * (yes + joined) > BASE + JOINS(x))
#else
#define AGREED(x) (yes >= K && joined == JOINS(x))
#endif

/* Party v, who has its past, takes the next act of feed q and judges it. */
inline judge(v, q) {
    n = SEEN(v, q) + 1;
    x = ABOUT(q, n);
    if
    :: VERB(q, n) == PROPOSE -> valid = false
    :: else -> valid = number[x] <= PAST(q, n, by[x]) && BOUND(q, x) && ANSWER(v, q, x) == 0        /* rule 1 */
    fi;
#ifndef RULE4_LEFT_OUT
    for (r : 0 .. N - 1) {
#ifdef JUDGE_BY_ARRIVAL
        limit[r] = SEEN(v, r)
#else
        limit[r] = PAST(q, n, r)
#endif
    }
    for (y : 0 .. R - 1) {
        if
        :: valid && VERB(q, n) == ACCEPT && y != x && ANSWER(v, q, y) == ACCEPT ->
            count(v, y);
            valid = DEAD                                                            /* rule 4 */
        :: else
        fi
    }
#endif
    printf("Party %d has act %d of %d: %e %d, a valid answer: %d\n", v, n, q, VERB(q, n), x, valid);
    if
    :: valid ->
        ANSWER(v, q, x) = VERB(q, n);
        SINCE(v, q, x) = n;
        for (y : 0 .. R - 1) {
            if
            :: VERB(q, n) == ACCEPT && y < made && number[y] <= PAST(q, n, by[y]) && BOUND(q, y) &&
               ANSWER(v, q, y) == 0 ->
                ANSWER(v, q, y) = DECLINE;                                          /* rule 2 */
                SINCE(v, q, y) = n
            :: else
            fi
        }
    :: else
    fi;
    SEEN(v, q) = n
}

/* The two properties: of what Party v has, and of the whole, which is what each Party holds of its own answers. */
inline check(v) {
    for (x : 0 .. R - 1) {
        for (r : 0 .. N - 1) { limit[r] = SEEN(v, r) }
        count(v, x);
        agreed_here = AGREED(x);
        dead_here = DEAD;
        for (r : 0 .. N - 1) {                    /* 2. stability: an answer is the same for all who have the act */
            assert(SINCE(v, r, x) == (SINCE(r, r, x) <= limit[r] -> SINCE(r, r, x) : 0));
            assert(ANSWER(v, r, x) == (SINCE(r, r, x) <= limit[r] -> ANSWER(r, r, x) : 0));
        }
        for (r : 0 .. N - 1) { limit[r] = ACTS }
        count(r, x);
        agreed[x] = AGREED(x);
        assert(agreed_here <= agreed[x]);           /* and what is agreed or dead here is so in the whole */
        assert(dead_here <= DEAD);
        for (y : 0 .. x) {
            assert(y == x || !agreed[y] || !agreed[x])                              /* 1. never two rivals */
        }
#ifdef NEVER_AGREED
        assert(!agreed[x]);
#endif
#ifdef NEVER_AGAIN
        for (r : 0 .. N - 1) {
            for (y : 0 .. R - 1) {
                assert(!(agreed[x] && y != x && ANSWER(r, r, x) == ACCEPT && ANSWER(r, r, y) == ACCEPT
                         && SINCE(r, r, y) < SINCE(r, r, x)))
            }
        }
#endif
    }
}

/* Party v adds an act to its feed; its past is all that v has. */
inline write(v, says, what) {
    VERB(v, SEEN(v, v) + 1) = says;
    ABOUT(v, SEEN(v, v) + 1) = what;
    for (r : 0 .. N - 1) { PAST(v, SEEN(v, v) + 1, r) = SEEN(v, r) }
    judge(v, v)
}

inline propose(v, joining) {
    by[made] = v;
    number[made] = SEEN(v, v) + 1;
    joins[made] = joining;
    made++;
    write(v, PROPOSE, made - 1)
}

#define MY_TURN (turn == N || turn == me)
#define IN_ORDER (me == 0 || me >= BASE || SEEN(me - 1, me - 1) > 0)   /* the base's Parties are alike */
#define HAS(q, r) (PAST(q, SEEN(me, q) + 1, r) <= SEEN(me, r))
#if N == 2
#define WRITTEN (SEEN(0, 0) + SEEN(1, 1))
#define HAS_PAST(q) (HAS(q, 0) && HAS(q, 1))
#else
#define WRITTEN (SEEN(0, 0) + SEEN(1, 1) + SEEN(2, 2))
#define HAS_PAST(q) (HAS(q, 0) && HAS(q, 1) && HAS(q, 2))
#endif
#ifdef HOSTILE
#define MAY_ANSWER(x) (x < made)
#else
#define MAY_ANSWER(x) (x < made && number[x] <= SEEN(me, by[x]) && BOUND(me, x) && ANSWER(me, me, x) == 0)
#endif

#define WRITE(may, what) d_step { \
    MY_TURN && IN_ORDER && SEEN(me, me) < ACTS && WRITTEN < TOTAL && may -> what; turn = N; check(me); skip }
#define RECEIVE(q) d_step { \
    MY_TURN && me != q && SEEN(me, q) < SEEN(q, q) && HAS_PAST(q) -> judge(me, q); turn = me; check(me); skip }

active [N] proctype Party() {
    byte me = _pid;
end:
    do
    :: WRITE(made < R, propose(me, 0))                                              /* rule 5: it answers nothing */
#ifdef JOINER
    :: WRITE(made < R, propose(me, 1))
#endif
    :: WRITE(MAY_ANSWER(0), write(me, ACCEPT, 0))
    :: WRITE(MAY_ANSWER(0), write(me, DECLINE, 0))
    :: WRITE(MAY_ANSWER(1), write(me, ACCEPT, 1))
    :: WRITE(MAY_ANSWER(1), write(me, DECLINE, 1))
#if R > 2
    :: WRITE(MAY_ANSWER(2), write(me, ACCEPT, 2))
    :: WRITE(MAY_ANSWER(2), write(me, DECLINE, 2))
#endif
    :: RECEIVE(0)
    :: RECEIVE(1)
#if N > 2
    :: RECEIVE(2)
#endif
    od
}
