/** Connects a program to a lock grid from outside, as a light client that holds no data and has no vote. */
@NullMarked
package io.lockgrid.client;

import org.jspecify.annotations.NullMarked;
