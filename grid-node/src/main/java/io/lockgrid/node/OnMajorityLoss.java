package io.lockgrid.node;

import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.internal.config.Keys;
import java.time.Duration;

/** What to do when the majority of seats is lost. Immutable and thread-safe. */
public sealed interface OnMajorityLoss {

    /** {@code wait}: for its return, or for an operator, as long as it takes. The default. */
    record Wait() implements OnMajorityLoss {}

    /**
     * {@code restart-table after D}: start a new, empty lock table. Holders are told, fences go on rising.
     *
     * @param after how long the majority has to be lost without a break; 1 s to 30 days
     */
    record RestartTable(Duration after) implements OnMajorityLoss {
        /**
         * Checks the time.
         *
         * @throws IllegalArgumentException naming the key and what is allowed
         */
        public RestartTable {
            if (after.isZero()) {
                throw new ConfigurationException(
                        "on-majority-loss is 'restart-table after 0s'; allowed: 1s or longer", Keys.ON_MAJORITY_LOSS);
            }
            Keys.ON_MAJORITY_LOSS.check(after);
        }
    }
}
