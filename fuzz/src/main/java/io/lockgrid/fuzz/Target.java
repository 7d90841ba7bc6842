package io.lockgrid.fuzz;

import io.lockgrid.internal.tls.KeyFilesFuzz;
import io.lockgrid.internal.tls.TlsFuzz;
import io.lockgrid.node.replica.BatchesFuzz;
import io.lockgrid.node.wire.ConnectionFuzz;
import io.lockgrid.node.wire.DatagramsFuzz;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What reads bytes. */
public enum Target {
    /** The first three bytes of a connection, and then clients' messages or members' packets. */
    CONNECTION(ConnectionFuzz.class, 4_096, 3),
    /** TLS on a connection: a stranger's bytes, and records of a peer that are cut, changed, lost and repeated. */
    TLS(TlsFuzz.class, 2_048, 3),
    /** Messages between clients and members. */
    MESSAGES(MessagesFuzz.class, 4_096, 2),
    /** Batches of requests, and what the lock table makes of them. */
    BATCHES(BatchesFuzz.class, 4_096, 3),
    /** Entries of the log. */
    ENTRIES(EntriesFuzz.class, 4_096, 1),
    /** Lock tables as bytes. */
    SNAPSHOTS(SnapshotsFuzz.class, 4_096, 2),
    /** Datagrams by which members look for each other. */
    DATAGRAMS(DatagramsFuzz.class, 256, 1),
    /** Files with keys and certificates. */
    KEY_FILES(KeyFilesFuzz.class, 8_192, 1);

    private final Class<?> type;
    private final int longest;
    private final int share;

    Target(Class<?> type, int longest, int share) {
        this.type = type;
        this.longest = longest;
        this.share = share;
    }

    /** As it is called on the command line, and its folders. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What has {@code fuzzerTestOneInput}. */
    Class<?> type() {
        return type;
    }

    /** The most bytes that are tried at once. */
    int longest() {
        return longest;
    }

    /** Of the time, beside those of the others. */
    int share() {
        return share;
    }

    /** @throws IllegalArgumentException if there is none, in words */
    static Target of(String title) {
        return Arrays.stream(values())
                .filter(target -> target.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + title + "; there are " + titles()));
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Target::title).toList();
    }
}
