/** The same as JSON under {@code /api/v1}. */
@NullMarked
package io.lockgrid.console.api;

import org.jspecify.annotations.NullMarked;
