/**
 * Certificates for trying out and for tests, made by the JDK's {@code keytool}. Not API, and not for a grid that matters:
 * there a CA of one's own signs.
 *
 * <p>Start at {@link io.lockgrid.internal.certificates.TrialFolder}.
 */
@NullMarked
package io.lockgrid.internal.certificates;

import org.jspecify.annotations.NullMarked;
