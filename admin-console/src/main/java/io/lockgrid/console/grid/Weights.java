package io.lockgrid.console.grid;

import io.lockgrid.admin.LockEvents;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.WaitGraph;
import java.util.Collection;
import java.util.Optional;

/** How large answers are, in rows: what takes up memory is their number. */
final class Weights {
    private Weights() {}

    static int of(Object answer) {
        if (answer instanceof LockPage page) {
            return 1 + of(page.locks());
        } else if (answer instanceof LockFolders folders) {
            return 1 + folders.folders().size() + of(folders.locks());
        } else if (answer instanceof LockInfo lock) {
            return 1 + lock.waiters().size();
        } else if (answer instanceof SessionInfo session) {
            return 1 + session.holds().size() + session.waits().size();
        } else if (answer instanceof WaitGraph graph) {
            return 1 + graph.waits().size();
        } else if (answer instanceof LockEvents events) {
            return 1 + events.events().size();
        } else if (answer instanceof Optional<?> maybe) {
            return maybe.map(Weights::of).orElse(1);
        } else if (answer instanceof Collection<?> rows) {
            return 1 + rows.stream().mapToInt(Weights::of).sum();
        }
        return 1;
    }
}
