/**
 * LockGrid in a Spring Boot application. Start reading at {@link io.lockgrid.spring.GridLocked}: a method that runs under
 * a lock.
 *
 * <pre>{@code
 * @GridLocked("orders/{id}")
 * @Transactional
 * public void ship(long id) {
 *     Hold hold = GridLocks.current();
 *     …
 * }
 * }</pre>
 *
 * The lock is taken before the transaction begins and given back after it was committed. The {@code LockGrid} itself is a
 * bean, made in {@code io.lockgrid.spring.boot} from the application's own configuration. {@code docs/spring.md} says
 * what is promised and what is not.
 */
@NullMarked
package io.lockgrid.spring;

import org.jspecify.annotations.NullMarked;
