/** The pages. Start at {@link io.lockgrid.console.web.Pages}; one controller a page, one template each. */
@NullMarked
package io.lockgrid.console.web;

import org.jspecify.annotations.NullMarked;
