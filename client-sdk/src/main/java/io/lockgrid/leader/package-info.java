/**
 * One of many leads: leadership as a loop around a lock, for who would write that loop by hand. Start reading at {@link
 * io.lockgrid.leader.Leadership}.
 *
 * <pre>{@code
 * Leadership rates = Leadership.of(grid, "services/rates", term -> {
 *     feed.start();
 *     try {
 *         while (term.sleep(Duration.ofSeconds(10))) {
 *             store.write(feed.snapshot(), term.fence());
 *         }
 *     } finally {
 *         feed.stop();
 *     }
 * });
 * }</pre>
 *
 * A role is a lock of that name: its leader and its candidates are what operators see of the lock, and the same rules of
 * {@code lockgrid.yaml} hold for it. A term ends before another begins, wherever the grid can wait for its leader; its
 * {@linkplain io.lockgrid.leader.Leadership.Term#fence() fence} covers the rest, as that of a {@link io.lockgrid.Hold}
 * does. {@code docs/leadership.md} says what is promised and what is not.
 *
 * <p>It is made of the public API of {@link io.lockgrid.LockGrid} alone, so it works over any of them.
 */
@NullMarked
package io.lockgrid.leader;

import org.jspecify.annotations.NullMarked;
