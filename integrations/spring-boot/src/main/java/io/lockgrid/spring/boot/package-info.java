/**
 * Makes a {@link io.lockgrid.LockGrid} of a Spring Boot application's configuration, and what belongs to it. Start reading
 * at {@link io.lockgrid.spring.boot.LockGridAutoConfiguration}.
 *
 * <p>{@code EnvironmentKeys} takes the keys under {@code lockgrid} from Boot's environment, {@code LockGridYaml} puts a
 * {@code lockgrid.yaml} below it. Nothing but the grid itself asks the network.
 */
@NullMarked
package io.lockgrid.spring.boot;

import org.jspecify.annotations.NullMarked;
