package com.hazelcast.spi.impl;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.config.Config;
import com.hazelcast.internal.cluster.ClusterService;
import com.hazelcast.internal.metrics.MetricsRegistry;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import com.hazelcast.spi.impl.operationservice.impl.OperationServiceImpl;
import com.hazelcast.spi.properties.HazelcastProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/** In the place of the engine's class of this name: what the node uses of it, given by a simulated member. */
@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class NodeEngineImpl implements NodeEngine {
    public OperationServiceImpl operationService;
    public ExecutionService executionService;
    public ClusterService clusterService;
    public SerializationService serializationService;
    public com.hazelcast.spi.impl.eventservice.EventService eventService;
    public MemberImpl localMember;
    public Function<String, ILogger> loggers;
    public Config config;
    public MetricsRegistry metrics;
    public HazelcastProperties properties = new HazelcastProperties(new Properties());
    public boolean running = true;
    public final Map<String, Object> services = new LinkedHashMap<>();

    @Override
    public OperationServiceImpl getOperationService() {
        return operationService;
    }

    @Override
    public ExecutionService getExecutionService() {
        return executionService;
    }

    @Override
    public ClusterService getClusterService() {
        return clusterService;
    }

    @Override
    public SerializationService getSerializationService() {
        return serializationService;
    }

    @Override
    public Address getThisAddress() {
        return localMember.getAddress();
    }

    @Override
    public MemberImpl getLocalMember() {
        return localMember;
    }

    @Override
    public ILogger getLogger(String name) {
        return loggers.apply(name);
    }

    @Override
    public ILogger getLogger(Class type) {
        return loggers.apply(type.getName());
    }

    @Override
    public Data toData(Object object) {
        return serializationService.toData(object);
    }

    @Override
    public <T> T toObject(Object object) {
        return serializationService.toObject(object);
    }

    @Override
    public <T> T toObject(Object object, Class type) {
        return serializationService.toObject(object);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isStartCompleted() {
        return true;
    }

    @SuppressWarnings("unchecked")
    @Override
    public <T> T getService(String name) {
        return (T) services.get(name);
    }

    @SuppressWarnings("unchecked")
    @Override
    public <T> T getServiceOrNull(String name) {
        return (T) services.get(name);
    }

    @SuppressWarnings("unchecked")
    @Override
    public <S> Collection<S> getServices(Class<S> type) {
        List<S> found = new ArrayList<>();
        services.values().stream().filter(type::isInstance).forEach(service -> found.add((S) service));
        return found;
    }

    @Override
    public com.hazelcast.internal.partition.InternalPartitionService getPartitionService() {
        throw new UnsupportedOperationException("getPartitionService");
    }

    @Override
    public com.hazelcast.spi.impl.eventservice.EventService getEventService() {
        return eventService;
    }

    @Override
    public com.hazelcast.internal.serialization.SerializationService getCompatibilitySerializationService() {
        throw new UnsupportedOperationException("getCompatibilitySerializationService");
    }

    @Override
    public com.hazelcast.spi.impl.proxyservice.InternalProxyService getProxyService() {
        throw new UnsupportedOperationException("getProxyService");
    }

    @Override
    public com.hazelcast.spi.impl.tenantcontrol.impl.TenantControlServiceImpl getTenantControlService() {
        throw new UnsupportedOperationException("getTenantControlService");
    }

    @Override
    public com.hazelcast.wan.impl.WanReplicationService getWanReplicationService() {
        throw new UnsupportedOperationException("getWanReplicationService");
    }

    @Override
    public com.hazelcast.splitbrainprotection.impl.SplitBrainProtectionServiceImpl getSplitBrainProtectionService() {
        throw new UnsupportedOperationException("getSplitBrainProtectionService");
    }

    @Override
    public com.hazelcast.sql.impl.InternalSqlService getSqlService() {
        throw new UnsupportedOperationException("getSqlService");
    }

    @Override
    public com.hazelcast.dataconnection.impl.InternalDataConnectionService getDataConnectionService() {
        throw new UnsupportedOperationException("getDataConnectionService");
    }

    @Override
    public com.hazelcast.transaction.TransactionManagerService getTransactionManagerService() {
        throw new UnsupportedOperationException("getTransactionManagerService");
    }

    @Override
    public com.hazelcast.internal.namespace.UserCodeNamespaceService getNamespaceService() {
        throw new UnsupportedOperationException("getNamespaceService");
    }

    @Override
    public com.hazelcast.cluster.Address getMasterAddress() {
        throw new UnsupportedOperationException("getMasterAddress");
    }

    @Override
    public com.hazelcast.config.Config getConfig() {
        return config;
    }

    @Override
    public ClassLoader getConfigClassLoader() {
        throw new UnsupportedOperationException("getConfigClassLoader");
    }

    @Override
    public com.hazelcast.spi.properties.HazelcastProperties getProperties() {
        return properties;
    }

    @Override
    public com.hazelcast.core.HazelcastInstance getHazelcastInstance() {
        throw new UnsupportedOperationException("getHazelcastInstance");
    }

    @Override
    public com.hazelcast.version.MemberVersion getVersion() {
        throw new UnsupportedOperationException("getVersion");
    }

    @Override
    public com.hazelcast.spi.merge.SplitBrainMergePolicyProvider getSplitBrainMergePolicyProvider() {
        throw new UnsupportedOperationException("getSplitBrainMergePolicyProvider");
    }

    @Override
    public com.hazelcast.internal.serialization.impl.compact.schema.MemberSchemaService getSchemaService() {
        throw new UnsupportedOperationException("getSchemaService");
    }

    @Override
    public com.hazelcast.instance.impl.Node getNode() {
        throw new UnsupportedOperationException("getNode");
    }

    @Override
    public com.hazelcast.logging.LoggingService getLoggingService() {
        throw new UnsupportedOperationException("getLoggingService");
    }

    @Override
    public com.hazelcast.internal.metrics.MetricsRegistry getMetricsRegistry() {
        return metrics;
    }
}
