package io.lockgrid.node.replica;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.table.words.SessionEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices for one session, and the node that they go to. */
public record Mail(UUID node, Notices notices) {

    /** What an entry led to, by session, but for what is in the answer to the session's own batch. */
    public static List<Mail> of(String group, Replica.Applied applied, List<Submission> answered) {
        Map<UUID, Long> told = new HashMap<>();
        if (!answered.isEmpty()) {
            applied.replies()
                    .forEach(reply ->
                            reply.events().forEach(event -> told.merge(reply.session(), event.number(), Math::max)));
        }
        Map<UUID, Mail> mails = new LinkedHashMap<>();
        for (Delivery delivery : applied.deliveries()) {
            Notice notice = notice(delivery);
            if (notice != null
                    && (notice.number() == 0 || notice.number() > told.getOrDefault(delivery.session(), 0L))) {
                mails.computeIfAbsent(delivery.session(), session -> to(group, session, delivery))
                        .notices()
                        .notices()
                        .add(notice);
            }
        }
        return List.copyOf(mails.values());
    }

    private static Mail to(String group, UUID session, Delivery delivery) {
        Notices notices = new Notices(group, session, new ArrayList<>());
        return new Mail(delivery.home().node(), notices);
    }

    private static @Nullable Notice notice(Delivery delivery) {
        if (delivery instanceof Delivery.OfEvent event) {
            return Translation.notice(event.event());
        } else if (delivery instanceof Delivery.OfEnd end && end.why() != SessionEnd.CLOSED) {
            LockLoss.Reason reason =
                    end.why() == SessionEnd.FORCED ? LockLoss.Reason.FORCED : LockLoss.Reason.SESSION_EXPIRED;
            return new Notice.SessionGone(reason, end.actor(), end.note());
        }
        return null;
    }
}
