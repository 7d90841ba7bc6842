package io.lockgrid.node.membership;

import io.lockgrid.node.membership.founding.Birth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks every group again and again, so that one that has stopped answering is noticed. Used by one thread. */
final class Canary {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Tables tables;
    private final KeeperService service;
    private final Map<String, CompletableFuture<Long>> underway = new HashMap<>();
    private final Map<String, Long> answeredAt = new HashMap<>();

    Canary(Tables tables, KeeperService service) {
        this.tables = tables;
        this.service = service;
    }

    /** Looks at the answers of the last time and asks anew; what it gives is for an operator. */
    List<String> look(long nowMillis) {
        List<String> worries = new ArrayList<>();
        for (String group : tables.groups()) {
            answeredAt.putIfAbsent(group, nowMillis);
            CompletableFuture<Long> question = underway.get(group);
            if (question != null && question.isDone() && !question.isCompletedExceptionally()) {
                answered(group, question.join(), nowMillis);
            }
            if (question == null || question.isDone()) {
                underway.put(group, tables.tableId(group));
            }
            long silent = nowMillis - answeredAt.getOrDefault(group, nowMillis);
            if (group.equals(tables.groups().get(0))) {
                service.grid().answers(silent <= PATIENCE.toMillis());
            }
            if (silent > PATIENCE.toMillis()) {
                worries.add("CP group '" + group + "' has not answered for " + silent / 1000 + " s");
            }
        }
        return worries;
    }

    private void answered(String group, long tableId, long nowMillis) {
        answeredAt.put(group, nowMillis);
        if (group.equals(tables.groups().get(0)) && tableId > 0) {
            service.grid().learn(new Birth(tableId));
        }
    }
}
