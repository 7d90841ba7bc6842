/**
 * The public API of the lock grid, the same for members and for light clients. Start reading at {@link
 * io.lockgrid.LockGrid} and {@link io.lockgrid.GridLock}.
 *
 * <h2>Hold a lock, and use its fence</h2>
 *
 * A process has one {@code LockGrid}. A member of the grid gets it from {@code GridNode.start()}, a light client from
 * {@code LockGridClient.connect("10.1.2.3:5701")}, a unit test from {@code GridNode.local()}. A lock is known by its
 * name, and a handle to it costs nothing.
 *
 * <pre>{@code
 * GridLock lock = grid.lock("orders/42");
 * try (Hold hold = lock.acquire()) {
 *     store.update(order, hold.fence());
 * }
 * }</pre>
 *
 * The {@linkplain io.lockgrid.Hold#fence() fence} is a number that rises with every hold of the lock. The store keeps
 * the highest one it has seen with each row and refuses a lower one:
 *
 * <pre>{@code
 * int rows = jdbc.update(
 *         "update orders set state = ?, fence = ? where id = ? and fence <= ?", state, fence, id, fence);
 * if (rows == 0) {
 *     throw new IllegalStateException("Order " + id + " was written under a later hold of its lock");
 * }
 * }</pre>
 *
 * <h2>Do not wait, or not for long</h2>
 *
 * <pre>{@code
 * Optional<Hold> soon = lock.tryAcquire(Duration.ofSeconds(2));
 * if (soon.isEmpty()) {
 *     return "somebody else is at it";
 * }
 * try (Hold hold = soon.get()) {
 *     store.update(order, hold.fence());
 * }
 * }</pre>
 *
 * Empty means that another had the lock. That the grid did not answer is another thing, and a {@link
 * io.lockgrid.GridUnavailableException}. Without a thread to wait, there is {@link
 * io.lockgrid.GridLock#acquireAsync()}.
 *
 * <h2>Bound a hold, and notice its loss</h2>
 *
 * <pre>{@code
 * GridLock nightly = grid.lock("reports/nightly")
 *         .withMaxHold(Duration.ofMinutes(10))
 *         .withReason("nightly report")
 *         .withInterruptOnLoss();
 * try (Hold hold = nightly.acquire()) {
 *     hold.lost().thenAccept(loss -> log.warn("Stop: {}", loss.inWords()));
 *     while (hold.isHeld() && report.hasNextPage()) {
 *         report.writeNextPage(hold.fence());
 *     }
 * }
 * }</pre>
 *
 * A hold ends by its release, or is taken away: because its max hold ended, an operator forced it, its session expired,
 * or the grid was restarted. {@link io.lockgrid.LockLoss} says which, and releasing it then throws {@link
 * io.lockgrid.LockLostException}.
 *
 * <h2>A lock as java.util.concurrent knows it</h2>
 *
 * <pre>{@code
 * ThreadLock classic = grid.lock("orders/42").asLock();
 * classic.lock();
 * try {
 *     store.update(order, classic.fence());
 * } finally {
 *     classic.unlock();
 * }
 * }</pre>
 *
 * This one belongs to the thread and is reentrant. A {@link io.lockgrid.Hold} belongs to whoever has the object: a
 * second {@code acquire()} waits for the first, on the same thread too.
 *
 * <h2>What is promised</h2>
 *
 * <ul>
 *   <li>A lock has at most one holder, as recorded by the grid.
 *   <li>Fences of a lock strictly increase, over everything that can happen to the grid.
 *   <li>The holder knows first: {@link io.lockgrid.Hold#isHeld()} turns false before the grid may give the lock away,
 *       but for a forced release and for a grid that lost its lock table.
 *   <li>The locks of a process that died come free after its session's time to live, and a lock-delay where one is
 *       configured. Those of a process that lives and reaches the grid do not, but by max hold or force.
 *   <li>Waiters are served first come, first served.
 *   <li>A call that throws, is interrupted, times out or is cancelled leaves no hold behind. Of a call whose answer was
 *       lost that is so once the grid answers again.
 *   <li>Members without a majority make no progress and say so in bounded time.
 * </ul>
 *
 * <h2>What no lock service can promise</h2>
 *
 * That only one process <em>acts</em>. A process that is paused, by its garbage collector or its host, does not notice
 * that its lock is gone, and goes on writing where it stopped; a write that is on its way arrives when it arrives. Only
 * the resource can refuse those, and the fence is what it needs for that. Where a resource cannot check fences, the
 * lock saves work that would be done twice; do not let correctness depend on it.
 *
 * <h2>Memory</h2>
 *
 * What a thread did before it released a lock <i>happens-before</i> what another thread does after the following
 * acquire of that lock returned, where both go through the same {@code LockGrid} of one process. This holds for {@link
 * io.lockgrid.Hold} and {@link io.lockgrid.ThreadLock} alike, and for a future of {@code acquireAsync()} from its
 * completion on. After a hold that was taken away there is no such promise, since nobody knows where its holder stands.
 *
 * <p>Between processes there is no common memory. There the next holder sees of the last one's work what the resource
 * shows it: read from a database or a store that gives you the latest write, not from a cache or a lagging replica.
 *
 * <h2>Errors</h2>
 *
 * All are unchecked, under {@link io.lockgrid.LockGridException}. {@code InterruptedException} is the only checked one,
 * and {@code IllegalArgumentException} says that an argument was wrong before anything was sent.
 *
 * <p>Every type here is thread-safe.
 */
@NullMarked
package io.lockgrid;

import org.jspecify.annotations.NullMarked;
