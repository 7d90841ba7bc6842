package io.lockgrid.node.wire;

import com.hazelcast.config.Config;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.instance.impl.HazelcastManagedContext;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.partition.PartitioningStrategy;
import com.hazelcast.spi.properties.ClusterProperty;

/** Makes the engine's serialization as it does itself, but with {@link ClassRules}. Stateless once built. */
@SuppressWarnings("unchecked") // the engine narrows what its builder gives
final class GuardedSerialization extends DefaultSerializationServiceBuilder {
    private final GuardedClassLoader guarded;

    GuardedSerialization(Node node, PartitioningStrategy<?> strategy, boolean compatibility) {
        Config engine = node.getConfig();
        SerializationConfig own = engine.getSerializationConfig();
        ClassRules rules = new ClassRules(own.getJavaSerializationFilterConfig());
        guarded = new GuardedClassLoader(node.getConfigClassLoader(), rules);
        setClassLoader(guarded);
        setConfig(own);
        classNameSerializationFilter = rules;
        setManagedContext(new HazelcastManagedContext(node.hazelcastInstance, engine.getManagedContext()));
        setPartitioningStrategy(strategy);
        setHazelcastInstance(node.hazelcastInstance);
        setVersion((byte) node.getProperties().getInteger(ClusterProperty.SERIALIZATION_VERSION));
        setSchemaService(node.getSchemaService());
        setNotActiveExceptionSupplier(HazelcastInstanceNotActiveException::new);
        isCompatibility(compatibility);
    }

    /** With it ends the time in which the configuration may name any class. */
    InternalSerializationService make() {
        InternalSerializationService built = build();
        guarded.close();
        return built;
    }
}
