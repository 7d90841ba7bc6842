package io.lockgrid.examples.orders;

/** A parcel that was shipped, as the database has it. */
record Shipment(int parcel, long fence, String instance) {}
