/**
 * What members and clients both have to do before they start an engine of Hazelcast's. Not API. Start at
 * {@link io.lockgrid.internal.engine.ForeignProperties}.
 */
@NullMarked
package io.lockgrid.internal.engine;

import org.jspecify.annotations.NullMarked;
