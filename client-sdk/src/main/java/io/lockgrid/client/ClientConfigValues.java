package io.lockgrid.client;

import io.lockgrid.internal.config.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LockGridClientConfig} says: the defaults, until one thread sets others; once they are {@link #checked} they
 * belong to their configuration, and do not change any more.
 */
final class ClientConfigValues {
    String clusterName = "lockgrid";
    List<String> members = List.of("127.0.0.1:5701");

    @Nullable
    String name;

    boolean lazy;
    List<String> groups = List.of("default");
    Duration callTimeout = Duration.ofSeconds(10);
    Duration drain = Duration.ofSeconds(5);

    @Nullable
    SessionTimes session;

    int labelLength = 256;

    @Nullable
    TlsConfig tls;

    @Nullable
    Path tokenFile;

    /** The defaults. */
    ClientConfigValues() {}

    /** A copy. */
    ClientConfigValues(ClientConfigValues from) {
        clusterName = from.clusterName;
        members = from.members;
        name = from.name;
        lazy = from.lazy;
        groups = from.groups;
        callTimeout = from.callTimeout;
        drain = from.drain;
        session = from.session;
        labelLength = from.labelLength;
        tls = from.tls;
        tokenFile = from.tokenFile;
    }

    /** Checks every value. */
    ClientConfigValues checked() {
        clusterName = Keys.CLUSTER_NAME.check(clusterName);
        members = Keys.CLIENT_MEMBERS.check(members);
        name = name == null ? null : Keys.CLIENT_NAME.check(name);
        groups = Keys.GROUPS.check(groups);
        callTimeout = Keys.CALL_TIMEOUT.check(callTimeout);
        drain = Keys.DRAIN.check(drain);
        labelLength = Keys.LABEL_LENGTH.check(labelLength);
        return this;
    }

    /** All of them. */
    List<@Nullable Object> asList() {
        return Arrays.asList(
                clusterName, members, name, lazy, groups, callTimeout, drain, session, labelLength, tls, tokenFile);
    }
}
