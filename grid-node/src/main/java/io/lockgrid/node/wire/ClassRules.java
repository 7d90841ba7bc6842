package io.lockgrid.node.wire;

import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.nio.serialization.ClassNameFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a member makes objects of because a peer names them: by Java serialization, or by a class name in one of
 * the engine's own forms. What members of a lock grid say to each other has numbers instead of names, but for failures,
 * which travel by Java serialization; the engine's maps add a few. More only where the application asks for it: in the
 * {@code java-serialization-filter} of its Hazelcast file. Immutable.
 */
final class ClassRules implements ClassNameFilter {
    /** Where the classes of failures come from that may be named. */
    private static final Set<String> FAILURES = Set.of("java.", "com.hazelcast.", "io.lockgrid.");

    /** What failures consist of, and what the engine writes by name. */
    private static final Set<String> NAMED = Set.of(
            "java.lang.StackTraceElement",
            "java.lang.Enum",
            "java.util.ArrayList",
            "java.util.CollSer",
            "java.util.Collections$EmptyList",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList",
            "java.util.UUID",
            "com.hazelcast.cluster.ClusterState", // which a cluster changes for the moment in which it joins another
            "com.hazelcast.cp.internal.RaftGroupId",
            "com.hazelcast.internal.serialization.impl.portable.ClassDefinitionImpl",
            "com.hazelcast.internal.serialization.impl.portable.FieldDefinitionImpl",
            "com.hazelcast.map.impl.event.EntryEventData",
            "com.hazelcast.map.impl.event.MapEventData",
            "com.hazelcast.map.impl.event.MapPartitionEventData",
            "com.hazelcast.map.impl.querycache.event.BatchEventData",
            "com.hazelcast.map.impl.querycache.event.DefaultQueryCacheEventData",
            "com.hazelcast.map.impl.querycache.event.LocalCacheWideEventData",
            "com.hazelcast.map.impl.querycache.event.LocalEntryEventData",
            "com.hazelcast.nio.serialization.PortableId",
            "com.hazelcast.partition.PartitionAwareKey",
            "com.hazelcast.query.impl.PredicateBuilderImpl",
            "com.hazelcast.transaction.TransactionOptions",
            "com.hazelcast.transaction.impl.xa.SerializableXID",
            "com.hazelcast.version.Version");

    private final JavaSerializationFilterConfig own;

    /** @param own the application's, or null */
    ClassRules(@Nullable JavaSerializationFilterConfig own) {
        this.own = own == null ? new JavaSerializationFilterConfig() : own;
    }

    /** @throws SecurityException if no object of that class is made */
    @Override
    public void filter(String name) {
        if (own.getBlacklist().isListed(name) || !isAllowed(name)) {
            throw new SecurityException(
                    "no object of class " + name + " is made of what comes in: name the class in the"
                            + " whitelist of java-serialization-filter, in the file that the key 'hazelcast' names, if it is"
                            + " one of yours");
        }
    }

    private boolean isAllowed(String name) {
        return own.getWhitelist().isListed(name) || isKnown(element(name));
    }

    private boolean isKnown(String name) {
        return NAMED.contains(name) || own.getWhitelist().isListed(name) || isFailure(name);
    }

    private static boolean isFailure(String name) {
        return (name.endsWith("Exception") || name.endsWith("Error") || name.endsWith("Throwable"))
                && FAILURES.stream().anyMatch(name::startsWith);
    }

    /** Of {@code [Lname;} the name; an array of numbers is no part of a failure. */
    private static String element(String name) {
        return name.startsWith("[") && name.endsWith(";")
                ? name.substring(name.lastIndexOf('[') + 2, name.length() - 1)
                : name;
    }
}
