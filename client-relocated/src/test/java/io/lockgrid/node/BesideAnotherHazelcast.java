package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.BuildInfoProvider;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs contracts over clients, in a process of its own; see {@link RelocatedClientTest}. */
final class BesideAnotherHazelcast {
    private static List<LockGrid> clients = List.of();

    private BesideAnotherHazelcast() {}

    /** Takes the cluster's name, the members' addresses, and the contracts: classes of this one, or a method of one. */
    public static void main(String[] args) {
        System.out.println(
                "> beside Hazelcast " + BuildInfoProvider.getBuildInfo().getVersion());
        clients = List.of(connect(args, "client-1"), connect(args, "client-2"));
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(Arrays.stream(args)
                            .skip(2)
                            .map(BesideAnotherHazelcast::selector)
                            .toList())
                    .build();
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, summary);
            print(summary.getSummary());
        } finally {
            clients.forEach(LockGrid::close);
        }
    }

    private static DiscoverySelector selector(String contract) {
        String name = BesideAnotherHazelcast.class.getName() + "$" + contract;
        return contract.contains("#") ? DiscoverySelectors.selectMethod(name) : DiscoverySelectors.selectClass(name);
    }

    private static void print(TestExecutionSummary summary) {
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 20);
        System.out.printf(
                "> %d succeeded, %d failed, %d skipped%n",
                summary.getTestsSucceededCount(),
                summary.getTotalFailureCount(),
                summary.getTestsSkippedCount() + summary.getTestsAbortedCount());
    }

    private static LockGrid connect(String[] args, String name) {
        return LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(args[0])
                .withMembers(List.of(args[1].split(",")))
                .withName(name));
    }

    static class ClientAndClient extends GridContract {
        @Override
        LockGrid grid() {
            return clients.get(0);
        }

        @Override
        LockGrid other() {
            return clients.get(1);
        }
    }

    static class ThreadLocksOfAClient extends ThreadLockContract {
        @Override
        LockGrid grid() {
            return clients.get(0);
        }
    }

    static class HistoryOfAClient extends HistoryContract {
        @Override
        LockGrid grid() {
            return clients.get(0);
        }
    }

    static class AskedByAClient extends AskToReleaseContract {
        @Override
        LockGrid grid() {
            return clients.get(0);
        }

        @Override
        LockGrid operator() {
            return clients.get(1);
        }
    }

    static class TheOtherHazelcast {
        @Test
        void keepsItsOwnMapWhileALockIsHeld() throws Exception {
            Config config = new Config();
            config.setClusterName("own-" + ProcessHandle.current().pid());
            config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
            config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
            config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
            HazelcastInstance own = Hazelcast.newHazelcastInstance(config);
            try (var hold = clients.get(0).lock("orders/42").acquire()) {
                own.getMap("fences").put("orders/42", hold.fence());
                assertThat(own.getMap("fences").get("orders/42")).isEqualTo(hold.fence());
            } finally {
                own.shutdown();
            }
        }
    }
}
