/**
 * For tests of a Spring Boot application with locks: {@link io.lockgrid.spring.test.AutoConfigureLockGrid}, and for tests
 * with members that fail {@code io.lockgrid.test.LockGridCluster}, which this module brings.
 */
@NullMarked
package io.lockgrid.spring.test;

import org.jspecify.annotations.NullMarked;
