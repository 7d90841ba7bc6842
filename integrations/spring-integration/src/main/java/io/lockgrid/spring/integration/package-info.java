/**
 * Spring Integration over the lock grid: {@link io.lockgrid.spring.integration.LockGridLockRegistry} for aggregators,
 * resequencers, file locks and whatever else asks for a {@code LockRegistry}, and {@link
 * io.lockgrid.spring.integration.LockGridLeaderInitiator} for endpoints that run in one instance at a time.
 *
 * <pre>{@code
 * @Bean
 * LockGridLockRegistry lockRegistry(LockGrid grid) {
 *     return new LockGridLockRegistry(grid);
 * }
 *
 * @Bean
 * LockGridLeaderInitiator leaderInitiator(LockGrid grid) {
 *     return new LockGridLeaderInitiator(grid, new DefaultCandidate("node-1", "poller"));
 * }
 * }</pre>
 *
 * {@code docs/spring-integration.md} says what is promised and what is not.
 */
@NullMarked
package io.lockgrid.spring.integration;

import org.jspecify.annotations.NullMarked;
