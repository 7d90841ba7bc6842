/**
 * A service of several instances that writes to one database. Start reading at {@code Shipping}, whose method {@code ship}
 * is what all of it is about, then {@code Orders}; {@code Story} is what {@code ./run} shows.
 */
@NullMarked
package io.lockgrid.examples.orders;

import org.jspecify.annotations.NullMarked;
