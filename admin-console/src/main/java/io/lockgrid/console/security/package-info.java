/**
 * Who may do what in the console. Start at {@link io.lockgrid.console.security.Callers}, which finds out who asks; then
 * {@link io.lockgrid.console.security.SignInController} for how one signs in. What a route needs stands at its
 * controller, as {@code @Secured}; a route that says nothing is refused to everybody.
 */
@NullMarked
package io.lockgrid.console.security;

import org.jspecify.annotations.NullMarked;
