package io.lockgrid.node.membership;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the keeper asks of the lock tables of its member. Thread-safe; no method blocks. */
public interface Tables {
    /** The service of a member that is these tables. */
    String SERVICE_NAME = "lockgrid:lockTable";

    /** The CP groups that locks may live in; the first is the default one. */
    List<String> groups();

    /** Asks the leader of a group which table it has: a linearizable read, and so a sign that the group works. */
    CompletableFuture<Long> tableId(String group);

    /** Why a replica of this member has ended, so that the member has to start anew; null if none has. */
    @Nullable
    String failure();

    /** Tells every session that this member knows of that its grid is over. */
    void tellRestarted();
}
