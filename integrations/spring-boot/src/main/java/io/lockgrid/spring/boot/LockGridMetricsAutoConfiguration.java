package io.lockgrid.spring.boot;

import io.lockgrid.LockGrid;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.metrics.LockGridMetrics;
import io.lockgrid.node.metrics.GridNodeMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * The grid's meters; Boot binds them when all singletons are there. What was locked before, as in {@code @PostConstruct},
 * is not measured.
 */
@AutoConfiguration(after = LockGridAutoConfiguration.class)
@ConditionalOnClass({LockGrid.class, MeterBinder.class})
@ConditionalOnSingleCandidate(LockGrid.class)
final class LockGridMetricsAutoConfiguration {
    private static final System.Logger LOG = System.getLogger(LockGridMetricsAutoConfiguration.class.getName());

    @Bean
    @ConditionalOnMissingBean(name = "lockGridMetrics")
    MeterBinder lockGridMetrics(LockGrid grid) {
        if (!(grid instanceof GridRuntime)) { // a mock, or something around it
            LOG.log(
                    System.Logger.Level.INFO,
                    "no meters of LockGrid: its bean is a " + grid.getClass().getName());
            return registry -> {};
        }
        return LockGridMode.hasNode(LockGrid.class.getClassLoader()) ? OfNode.meters(grid) : new LockGridMetrics(grid);
    }

    /** Loaded only where lockgrid-node is there. */
    private static final class OfNode {
        static MeterBinder meters(LockGrid grid) {
            return new GridNodeMetrics(grid);
        }
    }
}
