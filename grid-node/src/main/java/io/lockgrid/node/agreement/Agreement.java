package io.lockgrid.node.agreement;

import com.hazelcast.config.Config;
import com.hazelcast.config.MemberAttributeConfig;
import io.lockgrid.node.Founders;
import io.lockgrid.node.GridNodeConfig;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the members of one grid have to agree about. Each member tells its own as attributes, which the others see before
 * they let it in. Immutable.
 *
 * @param group the first of the groups, whose table gives the grid its identity
 * @param seats as text, or null where the application starts the member by itself and says nothing about it
 * @param founders as text, or null likewise
 */
public record Agreement(
        Protocol protocol,
        @Nullable String group,
        @Nullable String seats,
        @Nullable String founders) {
    private static final String PROTOCOL = "lockgrid.protocol";
    private static final String GROUP = "lockgrid.group";
    private static final String SEATS = "lockgrid.seats";
    private static final String FOUNDERS = "lockgrid.founders";

    /** Of a member that LockGrid starts. */
    public static Agreement of(GridNodeConfig config, Protocol protocol) {
        return new Agreement(protocol, config.groups().get(0), String.valueOf(config.seats()), text(config.founders()));
    }

    /** Of a member that the application starts, whose CP settings are its own. */
    public static Agreement ofEmbedded(Protocol protocol, String group) {
        return new Agreement(protocol, group, null, null);
    }

    private static String text(Founders founders) {
        return founders instanceof Founders.Named named
                ? String.join(", ", new TreeSet<>(named.addresses()))
                : String.valueOf(founders.count());
    }

    /** What the attributes of a member tell, or empty if it is not prepared for a lock grid. */
    public static Optional<Agreement> toldBy(Map<String, String> attributes) {
        String told = attributes.get(PROTOCOL);
        Protocol protocol = told == null ? null : Protocol.parse(told);
        return protocol == null
                ? Optional.empty()
                : Optional.of(new Agreement(
                        protocol, attributes.get(GROUP), attributes.get(SEATS), attributes.get(FOUNDERS)));
    }

    /** Tells it to the members that this one will meet. */
    public void tell(Config engine) {
        MemberAttributeConfig attributes = engine.getMemberAttributeConfig();
        attributes.setAttribute(PROTOCOL, protocol.text());
        if (group != null) {
            attributes.setAttribute(GROUP, group);
        }
        if (seats != null && founders != null) {
            attributes.setAttribute(SEATS, seats);
            attributes.setAttribute(FOUNDERS, founders);
        }
    }

    /** Why a member must not be in one grid with another, in words, or empty if it may. */
    public Optional<String> conflict(String me, Agreement other, String who) {
        if (!protocol.meets(other.protocol)) {
            return Optional.of(who + " speaks version " + other.protocol + " of the grid's protocol and " + me
                    + " version " + protocol + ": upgrade one release of LockGrid at a time");
        }
        return difference("first group", group, me, other.group, who)
                .or(() -> difference("seats", seats, me, other.seats, who))
                .or(() -> difference("founders", founders, me, other.founders, who));
    }

    private static Optional<String> difference(
            String key, @Nullable String mine, String me, @Nullable String theirs, String who) {
        return mine == null || theirs == null || mine.equals(theirs)
                ? Optional.empty()
                : Optional.of(who + " has " + key + " " + theirs + " and " + me + " " + mine
                        + ": give every node of a grid the same " + key);
    }
}
