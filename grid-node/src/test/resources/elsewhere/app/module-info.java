module app {
    requires com.hazelcast.core;
    requires io.lockgrid.client;
    requires io.lockgrid.node;
}
