/** What is said when something cannot be done: a page for people, problem details (RFC 9457) for programs. */
@NullMarked
package io.lockgrid.console.errors;

import org.jspecify.annotations.NullMarked;
