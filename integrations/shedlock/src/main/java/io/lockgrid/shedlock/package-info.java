/**
 * ShedLock over the lock grid: a scheduled task runs once at a time, whichever instance it is due in. The one public type
 * is {@link io.lockgrid.shedlock.LockGridLockProvider}.
 *
 * <pre>{@code
 * @Bean
 * LockProvider lockProvider(LockGrid grid) {
 *     return new LockGridLockProvider(grid);
 * }
 *
 * @Scheduled(cron = "0 0 3 * * *")
 * @SchedulerLock(name = "nightly-report", lockAtMostFor = "1d")
 * void nightlyReport() {
 *     store.write(report(), LockGridLockProvider.fence());
 * }
 * }</pre>
 *
 * The lock stays with the task while its process lives, and comes free by itself within seconds of the process's death:
 * {@code lockAtMostFor} is a guard here and need not be a guess of how long the task may take. No two clocks are compared.
 * {@code docs/shedlock.md} says what is promised and what is not.
 */
@NullMarked
package io.lockgrid.shedlock;

import org.jspecify.annotations.NullMarked;
