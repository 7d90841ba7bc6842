package io.lockgrid.node.replica;

import io.lockgrid.internal.wire.Notices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notices for one session, and the node that they go to.
 *
 * @param identity of the client that they are for, or null where nobody had to say
 */
public record Mail(UUID node, @Nullable String identity, Notices notices) {

    /** What an entry led to, by session, but for what is in the answer to the session's own batch. */
    public static List<Mail> of(String group, Replica.Applied applied, List<Submission> answered) {
        Map<UUID, Long> told = new HashMap<>();
        for (int i = 0; i < answered.size(); i++) {
            UUID session = answered.get(i).batch().session();
            applied.replies().get(i).notices().forEach(notice -> told.merge(session, notice.number(), Math::max));
        }
        Map<UUID, Mail> mails = new LinkedHashMap<>();
        for (Delivery delivery : applied.deliveries()) {
            long number = delivery.notice().number();
            if (number == 0 || number > told.getOrDefault(delivery.session(), 0L)) {
                mails.computeIfAbsent(delivery.session(), session -> to(group, session, delivery))
                        .notices()
                        .notices()
                        .add(delivery.notice());
            }
        }
        return List.copyOf(mails.values());
    }

    private static Mail to(String group, UUID session, Delivery delivery) {
        Notices notices = new Notices(group, session, new ArrayList<>());
        return new Mail(delivery.home().node(), delivery.home().identity(), notices);
    }
}
