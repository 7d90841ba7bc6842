/**
 * For tests of an application that uses LockGrid: no containers, no other processes.
 *
 * <p>{@code GridNode.local()} is enough where a test only needs locks. A {@link io.lockgrid.test.FakeHolder} is the same, and
 * its holds can be taken away for any reason. A {@link io.lockgrid.test.LockGridCluster} has real
 * members with real sockets, which a test can kill, start again and cut off. {@link io.lockgrid.test.LockGridTest} gives
 * both to JUnit's tests.
 */
@NullMarked
package io.lockgrid.test;

import org.jspecify.annotations.NullMarked;
