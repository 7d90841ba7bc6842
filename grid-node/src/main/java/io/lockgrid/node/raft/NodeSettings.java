package io.lockgrid.node.raft;

import io.lockgrid.internal.wire.GridTerms;
import io.lockgrid.node.AccessRules;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.founding.BirthGate;
import io.lockgrid.node.replica.RequestRules;
import java.util.List;

/**
 * What the service of one member needs of its configuration. Immutable.
 *
 * @param terms what clients are told
 * @param founders how many must meet before the grid is founded
 * @param historyEvents how many events of each group are remembered
 * @param access what clients may do
 */
record NodeSettings(GridTerms terms, int founders, int historyEvents, RequestRules rules, AccessRules access) {

    List<String> groups() {
        return terms.groups();
    }

    static NodeSettings of(GridNodeConfig config) {
        GridTerms terms = new GridTerms(
                config.groups(),
                config.seats(),
                config.session().timeToLive().toMillis(),
                config.session().heartbeat().toMillis(),
                config.limits().labelLength());
        return new NodeSettings(
                terms,
                BirthGate.required(config),
                config.limits().historyEvents(),
                RequestRules.of(config),
                config.access());
    }
}
