/** What those who run the console watch: health and meters. */
@NullMarked
package io.lockgrid.console.management;

import org.jspecify.annotations.NullMarked;
