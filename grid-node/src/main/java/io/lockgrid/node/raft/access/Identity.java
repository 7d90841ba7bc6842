package io.lockgrid.node.raft.access;

import com.hazelcast.internal.nio.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a client's connection, as its certificate or token says. Immutable.
 *
 * @param name what it is called, in the table and to operators
 * @param names all names that rules may know it by, with this one
 */
public record Identity(String name, List<String> names) {
    public Identity {
        names = List.copyOf(names);
    }

    /** Of whom the connection is from, or null where nobody has to say. */
    public static @Nullable Identity of(Connection connection) {
        return (Identity) connection.attributeMap().get(Identity.class);
    }
}
