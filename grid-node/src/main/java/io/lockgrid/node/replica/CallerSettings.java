package io.lockgrid.node.replica;

import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.node.GridNodeConfig;

/** What a node's own callers need of its configuration. Stateless. */
public final class CallerSettings {
    private CallerSettings() {}

    public static RuntimeSettings of(GridNodeConfig config) {
        return new RuntimeSettings(
                config.groups(),
                config.session().timeToLive(),
                config.session().heartbeat(),
                config.callTimeout(),
                config.limits().labelLength(),
                config.drain());
    }
}
