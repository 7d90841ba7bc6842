/**
 * What an operator may ask of a grid: who holds, who waits, since when and why, and to take a hold away. Start reading
 * at {@link io.lockgrid.admin.LockAdmin}; the rest are records of what it answers, immutable and thread-safe.
 *
 * <h2>Find what is stuck</h2>
 *
 * <pre>{@code
 * LockAdmin admin = grid.admin();
 * LockQuery query = LockQuery.all()
 *         .withOlderThan(Duration.ofMinutes(5))
 *         .withSort(LockSort.WAITERS)
 *         .withDescending(true);
 * for (LockInfo lock : admin.locks(query).locks()) {
 *     System.out.println(lock.name() + " is held by " + lock.holder() + ", " + lock.waiterCount() + " wait");
 * }
 * for (WaitGraph.Cycle cycle : admin.waitGraph().cycles()) {
 *     System.out.println("Deadlock: " + cycle.inWords());
 * }
 * }</pre>
 *
 * <h2>Take it away</h2>
 *
 * A hold is named by its fence, so that a hold that began since is never touched:
 *
 * <pre>{@code
 * LockInfo seen = admin.lock("orders/42").orElseThrow();
 * ReleaseOutcome outcome = admin.forceRelease(seen.name(), seen.fence(), "eve", "its host is gone");
 * if (!outcome.released()) {
 *     System.out.println("Nothing was released: the lock is held by " + outcome.holder() + " now");
 * }
 * }</pre>
 *
 * The old holder may still be alive and writing. It is told within two seconds if it can be reached; only a resource
 * that checks {@linkplain io.lockgrid.Hold#fence() fences} is safe from its late writes.
 *
 * <h2>Follow what happens</h2>
 *
 * The stream of events goes on where it was, also when another member leads:
 *
 * <pre>{@code
 * LockEvents page = admin.events(EventCursor.latest(), 1000);
 * while (running) {
 *     page = admin.events(page.next(), 1000);
 *     page.events().forEach(event -> System.out.println(event.at() + " " + event.kind() + " " + event.lock()));
 * }
 * }</pre>
 *
 * <h2>Times</h2>
 *
 * A point in time comes from the clock of the process that reported it, and is for people to read. No decision of the
 * grid depends on it.
 */
@NullMarked
package io.lockgrid.admin;

import org.jspecify.annotations.NullMarked;
