/** The whole protocol under one seed: real code, virtual time, one thing at a time. */
@NullMarked
package io.lockgrid.simulation;

import org.jspecify.annotations.NullMarked;
