/** What an operator may ask of a grid. Start reading at {@link io.lockgrid.admin.LockAdmin}. */
@NullMarked
package io.lockgrid.admin;

import org.jspecify.annotations.NullMarked;
