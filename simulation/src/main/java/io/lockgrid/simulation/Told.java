package io.lockgrid.simulation;

import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.session.Grant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What holders are told of operators: each request once, and who has taken a hold away, and why. */
final class Told {
    /** Who all operators are. */
    static final String OPERATOR = "operator";

    /** A call that took longer may have been sent again, by another session of the operator's process. */
    private static final long ONE_SESSION = Sim.SECOND;

    private static final class Request {
        private final String hold;
        private final long begun;
        private final int endsBefore;
        private boolean once;
        private int told;

        Request(String hold, long begun, int endsBefore) {
            this.hold = hold;
            this.begun = begun;
            this.endsBefore = endsBefore;
        }
    }

    private final Sim sim;

    /** By their reasons, which are different ones. */
    private final Map<String, Request> requests = new HashMap<>();

    /** Why operators took holds, and sessions, away; or wanted to. */
    private final Map<String, Set<String>> reasons = new HashMap<>();

    private int ends;

    Told(Sim sim) {
        this.sim = sim;
    }

    private static String name(String lock, long fence) {
        return lock + "#" + fence;
    }

    /** An operator is about to ask the holder with this fence; gives the reason for it. */
    String willAsk(String lock, long fence) {
        String reason = "request " + (requests.size() + 1);
        requests.put(reason, new Request(name(lock, fence), sim.now(), ends));
        return reason;
    }

    /** The operator who has asked has an answer. */
    void answered(String reason) {
        Request request = requests.get(reason);
        if (request != null) {
            request.once = sim.now() - request.begun < ONE_SESSION && ends == request.endsBefore;
            check(reason, request);
        }
    }

    /** An operator is about to take this hold away. */
    void willTake(String lock, long fence, String reason) {
        reasons.computeIfAbsent(name(lock, fence), any -> new HashSet<>()).add(reason);
    }

    /** An operator is about to end this session. */
    void willEnd(String session, String reason) {
        reasons.computeIfAbsent(session, any -> new HashSet<>()).add(reason);
    }

    /** A session may have been ended. */
    void ended() {
        ends++;
    }

    /** A holder is told that it is to let go. */
    void asked(Hold hold, ReleaseRequest told) {
        sim.note("is asked for " + hold + ": " + told);
        if (!told.actor().equals(OPERATOR)) {
            return; // its own instance is being closed
        }
        Request request = requests.get(told.reason());
        if (request == null
                || !request.hold.equals(name(hold.lockName(), hold.fence()))
                || told.fence() != hold.fence()) {
            sim.violation("ASKED: " + hold + " by " + told + ", which nobody has asked of it");
            return;
        }
        request.told++;
        check(told.reason(), request);
    }

    private void check(String reason, Request request) {
        if (request.once && request.told > 1) {
            sim.violation("ASKED: " + request.hold + " " + request.told + " times, by one call: " + reason);
        }
    }

    /** A holder is told why its hold is lost. */
    void lost(Hold hold, LockLoss loss) {
        if (loss.reason() != LockLoss.Reason.FORCED) {
            return;
        }
        String session = Grant.of(hold).session().toString();
        boolean known = reasons.getOrDefault(name(hold.lockName(), hold.fence()), Set.of())
                        .contains(loss.note())
                || reasons.getOrDefault(session, Set.of()).contains(loss.note());
        if (!known || !OPERATOR.equals(loss.actor())) {
            sim.violation("LOST: " + hold + " of session " + session + ", told " + loss + ", which nobody has done");
        }
    }
}
