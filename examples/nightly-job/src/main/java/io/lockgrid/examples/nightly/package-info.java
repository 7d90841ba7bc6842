/**
 * A nightly job and a service with a leader, both of which write to an object store under their fence. Start reading at
 * {@link io.lockgrid.examples.nightly.ObjectStore} and {@code report.sh}, then at {@link
 * io.lockgrid.examples.nightly.RatesService}; {@code JobStory} and {@code RatesStory} are what {@code ./run} shows.
 */
@NullMarked
package io.lockgrid.examples.nightly;

import org.jspecify.annotations.NullMarked;
