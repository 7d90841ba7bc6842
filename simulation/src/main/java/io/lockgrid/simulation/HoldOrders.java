package io.lockgrid.simulation;

import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.node.raft.Judges;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Asks holders to let go, takes their holds away, and ends their sessions, as an operator does who has looked before. */
final class HoldOrders implements Duty {
    private final Sim sim;
    private final Judges judge;
    private final Told told;

    HoldOrders(Sim sim, Judges judge, Told told) {
        this.sim = sim;
        this.judge = judge;
        this.told = told;
    }

    @Override
    public long longestRest() {
        return 2 * Sim.SECOND;
    }

    @Override
    public void perform(LockAdmin admin, Random random) {
        int what = random.nextInt(8);
        if (what < 2) {
            endOne(admin, random);
            return;
        }
        List<LockInfo> held = admin.locks(LockQuery.all()).locks().stream()
                .filter(lock -> lock.holder() != null)
                .toList();
        if (what > 2) {
            held.forEach(each -> ask(admin, each));
        } else if (!held.isEmpty()) {
            take(admin, held.get(random.nextInt(held.size())));
        }
    }

    private void ask(LockAdmin admin, LockInfo held) {
        String reason = told.willAsk(held.name(), held.fence());
        sim.note("asks for " + held.name() + " with fence " + held.fence() + ": "
                + admin.askToRelease(held.name(), held.fence(), Told.OPERATOR, reason));
        told.answered(reason);
    }

    private void take(LockAdmin admin, LockInfo held) {
        String reason = "it has to be free at " + sim.now();
        judge.mayBeForced(held.name(), held.fence());
        told.willTake(held.name(), held.fence(), reason);
        sim.note("forces " + held.name() + " with fence " + held.fence() + " free: "
                + admin.forceRelease(held.name(), held.fence(), Told.OPERATOR, reason));
    }

    private void endOne(LockAdmin admin, Random random) {
        List<SessionInfo> sessions = admin.sessions().stream()
                .filter(session -> session.kind() != SessionKind.STOCK)
                .toList();
        if (!sessions.isEmpty()) {
            SessionInfo session = sessions.get(random.nextInt(sessions.size()));
            String reason = "it has to end at " + sim.now();
            judge.mayBeEnded(UUID.fromString(session.id()));
            told.willEnd(session.id(), reason);
            try {
                sim.note("ends session " + session.id() + " of " + session.name() + ": "
                        + admin.closeSession(session.id(), Told.OPERATOR, reason));
            } finally {
                told.ended();
            }
        }
    }
}
