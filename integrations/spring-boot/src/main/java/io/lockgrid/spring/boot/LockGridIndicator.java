package io.lockgrid.spring.boot;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** {@link LockGrid#health()} for operators. Asks nobody over the network. */
final class LockGridIndicator implements HealthIndicator {
    private final LockGrid grid;

    LockGridIndicator(LockGrid grid) {
        this.grid = grid;
    }

    @Override
    public Health health() {
        GridHealth health = grid.health();
        Health.Builder builder = health.status() == GridHealth.Status.UNAVAILABLE ? Health.outOfService() : Health.up();
        return builder.withDetail("state", health.status())
                .withDetail("reasons", health.reasons())
                .withDetail("ready", grid.isReady())
                .build();
    }
}
